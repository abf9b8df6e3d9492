package throughline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import throughline.model.document.BusinessDocument;

class DesksTest {

    @Test
    void everyDocumentHasItsDesk() {
        assertThat(BusinessDocument.class.getPermittedSubclasses())
                .allSatisfy(type -> assertThat(Desks.of(type.asSubclass(BusinessDocument.class)))
                        .isNotNull());
    }

    @Test
    void everyDeskHasADocument() {
        var desks = Arrays.stream(BusinessDocument.class.getPermittedSubclasses())
                .map(type -> Desks.of(type.asSubclass(BusinessDocument.class)))
                .toList();

        assertThat(desks).contains(Desks.Desk.values());
    }
}
