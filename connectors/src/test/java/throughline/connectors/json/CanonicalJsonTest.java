package throughline.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.model.document.BusinessDocument;
import throughline.model.document.Invoice;
import throughline.model.document.Order;
import throughline.model.lineage.Provenance;
import throughline.model.value.Money;

class CanonicalJsonTest {

    private final CanonicalJson canonical = new CanonicalJson();

    static List<BusinessDocument> documents() {
        return ExampleDocuments.all();
    }

    @Test
    void everyKindOfDocumentHasAnExample() {
        assertThat(documents())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(BusinessDocument.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentComesBackAsItWasWritten(BusinessDocument document) {
        var text = canonical.write(document);

        var back = canonical.read(document.type(), text);

        assertThat(back)
                .usingRecursiveComparison()
                .ignoringFields("provenance.spans")
                .isEqualTo(document);
        assertThat(back.provenance().spans().all())
                .isEqualTo(document.provenance().spans().all());
        assertThat(canonical.write(back)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatOneOfOurPeopleWroteWholeIsTaken(BusinessDocument document) {
        assertThat(canonical.ours(canonical.write(document)))
                .usingRecursiveComparison()
                .ignoringFields("provenance")
                .isEqualTo(document);
    }

    @Test
    void whatOneOfOurPeopleLeftOutIsNamedByItsPath() {
        var text = canonical.write(ExampleDocuments.response());
        assertThat(text).contains("\"unitAsSent\"");

        assertThatThrownBy(() -> canonical.ours(text.replaceAll("\"unitAsSent\":\"[^\"]*\",?", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is not the JSON of one OrderResponse: lines[0].unitAsSent is missing");
    }

    @Test
    void theTypeStandsFirstAndDecimalsAreStringsDigitForDigit() {
        var text = canonical.write(ExampleDocuments.order());

        assertThat(text)
                .startsWith(
                        "{\"type\":\"Order\",\"number\":\"PO-0077\",\"sender\":\"northgate\",\"receiver\":\"US01\",\"orderedOn\":\"2026-03-01\"");
        assertThat(text).contains("\"price\":{\"amount\":\"0.03125\",\"currency\":\"USD\",\"unit\":\"CS\"}");
        assertThat(text).contains("\"quantity\":{\"amount\":\"0.500\",\"unit\":\"CS\"}");
        assertThat(text).contains("\"amount\":{\"amount\":\"12.00\",\"currency\":\"USD\"}");
        assertThat(text).doesNotContain("null");
    }

    @Test
    void aSpanNamesItsMessageOnlyWhereThatIsNotTheDocumentsOwn() {
        var text = canonical.write(ExampleDocuments.order());

        assertThat(text).contains("\"/number\":{\"offset\":120,\"length\":7,\"segment\":\"BEG03\"}");
        assertThat(text)
                .contains("\"/lines/0/quantity\":{\"message\":\"" + ExampleDocuments.OTHER_MESSAGE
                        + "\",\"offset\":9000000000");
    }

    @Test
    void anAmountWithAnExponentKeepsItsScaleAndNeverGrowsIntoABomb() {
        var huge = new throughline.model.value.Quantity(
                new BigDecimal("1E+999999"), throughline.model.value.UnitCode.EACH);
        var order = ExampleDocuments.order();
        var line = order.lines().get(0);
        var absurd = new Order(
                order.number(),
                order.sender(),
                order.receiver(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(new throughline.model.document.OrderLine(
                        line.number(), List.of(), null, huge, "EA", null, null, null)),
                Provenance.OURS);

        var text = canonical.write(absurd);

        assertThat(text).hasSizeLessThan(500);
        assertThat(((Order) canonical.read("Order", text)).lines().get(0).quantity())
                .isEqualTo(huge);
    }

    @Test
    void writingToAStreamLeavesItOpenAndGivesTheSameText() {
        var closed = new boolean[1];
        var bytes = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        canonical.write(ExampleDocuments.order(), bytes);

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(canonical.write(ExampleDocuments.order()));
        assertThat(closed[0]).isFalse();
    }

    @Test
    void textThatIsNotTheDocumentIsRefusedInPlainWords() {
        assertThatThrownBy(() -> canonical.read("Order", "{\"type\":\"Order\",\"numbre\":\"1\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not the JSON of one Order")
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> canonical.read("Order", "{\"type\":\"Order\"}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> canonical.read("Poem", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no document type Poem");
        assertThatThrownBy(() -> canonical.read("Invoice", canonical.write(ExampleDocuments.order())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInvoiceIsReadAsItsSenderSaidItThoughItDoesNotAddUp() {
        var text = canonical.write(ExampleDocuments.invoice()).replace("166.28", "166.29");

        var invoice = (Invoice) canonical.read("Invoice", text);

        assertThat(invoice.total()).isEqualTo(Money.of("166.29", "USD"));
        assertThat(invoice.parts()).isEqualTo(Money.of("166.28", "USD"));
    }

    @Test
    void aSpanWithoutAnyMessageIsRefused() {
        var own = canonical
                .write(ExampleDocuments.change())
                .replace("\"spans\":{}", "\"spans\":{\"/number\":{\"offset\":1,\"length\":1,\"segment\":\"BCH03\"}}");

        assertThatThrownBy(() -> canonical.read("OrderChange", own))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of which message");
    }
}
