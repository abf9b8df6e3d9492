package throughline.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.connectors.Partner;
import throughline.connectors.Terms;
import throughline.connectors.guide.GuidePlace;
import throughline.connectors.guide.GuideRule;
import throughline.connectors.guide.PartnerGuide;
import throughline.model.document.BusinessDocument;

/** What we write is held against the guide of the partner before it leaves. */
class WrittenByTheirGuideTest {

    private final Composer composer = new Composer(Examples.CLOCK);
    private final Counting numbers = new Counting();

    @Test
    void whatBreaksTheGuideIsNotWritten() {
        var partner = Examples.partner("northgate");
        var document = WrittenDocuments.response();

        assertThatThrownBy(() -> composer.compose(document, with(partner, "855", true), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("guides/x12-855.yaml")
                .hasMessageContaining("BAK02 at byte")
                .hasMessageContaining("only AT may be sent (their guide, R-1). Send AT.");
        assertThat(compose(document, with(partner, "855", false)))
                .as("it only warns")
                .isNotEmpty();
        assertThat(compose(document, with(partner, "810", true)))
                .as("another message")
                .isNotEmpty();
    }

    private byte[] compose(BusinessDocument document, Partner partner) {
        return composer.compose(document, partner, numbers).bytes();
    }

    private static Partner with(Partner partner, String message, boolean rejects) {
        var codes = new GuideRule.OneOfCodes(GuidePlace.parse("BAK02"), Set.of("AT"));
        var rule = new GuideRule("R-1", null, List.of(), List.of(codes), rejects, "Send AT");
        var guide = new PartnerGuide("guides/x12-%s.yaml".formatted(message), List.of(rule));
        return new Partner(
                partner.code(),
                partner.name(),
                partner.identifiers(),
                partner.maps(),
                partner.acknowledgements(),
                partner.charset(),
                partner.outbound(),
                partner.transport(),
                new Terms(Map.of("x12-" + message, guide), Map.of(), null, Map.of(), Map.of(), null, null, List.of()),
                "");
    }
}
