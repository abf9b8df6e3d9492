package throughline.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.connectors.compose.Examples.CLOCK;
import static throughline.connectors.compose.Examples.document;
import static throughline.connectors.compose.Examples.partner;
import static throughline.connectors.compose.Examples.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.connectors.Bytes;
import throughline.connectors.Partners;
import throughline.connectors.edi.EdiReader;
import throughline.model.document.OrderResponse;
import throughline.model.reading.Piece;
import throughline.model.value.DocumentNumber;

/** Several documents in one interchange, as they are written and read again. */
class BundleTest {

    private final Composer composer = new Composer(CLOCK);
    private final Counting numbers = new Counting();

    @Test
    void setsOfOneKindStandInOneGroupEachWithItsOwnNumber() {
        var bundle = composer.bundle(partner("northgate"), "OrderResponse");

        var sets = List.of(bundle.add(response("PO-1")), bundle.add(response("PO-2")), bundle.add(response("PO-3")));
        var composed = bundle.close(numbers);

        assertThat(sets).containsExactly("0001", "0002", "0003");
        assertThat(text(composed))
                .contains("GS*PR*", "GE*3*1~", "IEA*1*000000001~")
                .containsOnlyOnce("GS*");
        assertThat(new Referee(composed.bytes()).errors()).isEmpty();
        assertThat(read(composed)).containsExactly("0001 PO-1", "0002 PO-2", "0003 PO-3");
    }

    @Test
    void messagesStandInOneInterchangeEachWithItsOwnReference() {
        var bundle = composer.bundle(partner("meridian"), "OrderResponse");

        var messages = List.of(bundle.add(response("PO-1")), bundle.add(response("PO-2")));
        var composed = bundle.close(numbers);

        assertThat(messages).containsExactly("1", "2");
        assertThat(text(composed)).contains("UNZ+2+1'").containsOnlyOnce("UNB+");
        assertThat(new Referee(composed.bytes()).errors()).isEmpty();
        assertThat(read(composed)).containsExactly("1 PO-1", "2 PO-2");
    }

    @Test
    void whatCannotBeWrittenOrIsOfAnotherKindLeavesTheOthersAsTheyAre() {
        var bundle = composer.bundle(partner("northgate"), "OrderResponse");
        bundle.add(response("PO-1"));

        assertThatThrownBy(() -> bundle.add(response("PO*2"))).isInstanceOf(CannotCompose.class);
        assertThatThrownBy(() -> bundle.add(document("Invoice"))).isInstanceOf(CannotCompose.class);
        assertThat(numbers.untouched()).isTrue();
        assertThat(bundle.add(response("PO-3"))).isEqualTo("0002");

        var composed = bundle.close(numbers);
        assertThat(new Referee(composed.bytes()).errors()).isEmpty();
        assertThat(read(composed)).containsExactly("0001 PO-1", "0002 PO-3");
    }

    @Test
    void aBundleSaysWhenItIsFull() {
        var bundle = composer.bundle(partner("northgate"), "OrderResponse");
        int sets = 0;
        while (!bundle.full()) {
            bundle.add(response("PO-" + sets++));
        }

        assertThat(bundle.close(numbers).size()).isBetween(Bundle.FULL, Bundle.FULL + 10_000);
        assertThat(sets).isGreaterThan(1_000);
    }

    @Test
    void anAcknowledgementAndWhatHasNoEnvelopeLeaveByThemselves() {
        assertThat(Composer.bundles(partner("northgate"), "Invoice")).isTrue();
        assertThat(Composer.bundles(partner("northgate"), "ApplicationResponse"))
                .isFalse();
        assertThat(Composer.bundles(partner("northgate"), "PriceCatalogue"))
                .as("what it does not get")
                .isFalse();
        assertThat(Composer.bundles(partner("keystone3pl"), "DespatchAdvice")).isFalse();
        assertThatThrownBy(() -> composer.bundle(partner("northgate"), "ApplicationResponse"))
                .isInstanceOf(CannotCompose.class);
    }

    private static List<String> read(Composed composed) {
        var pieces = Bytes.pieces(new EdiReader(Partners.NONE), Bytes.sealed(composed.bytes()));
        assertThat(pieces).filteredOn(Piece.Closed.class::isInstance).allSatisfy(piece -> assertThat(
                        ((Piece.Closed) piece).findings())
                .isEmpty());
        return pieces.stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .map(set -> set.control() + " " + ((OrderResponse) set.document()).order())
                .toList();
    }

    private static OrderResponse response(String order) {
        var said = (OrderResponse) document("OrderResponse");
        return new OrderResponse(
                said.number(),
                said.sender(),
                said.receiver(),
                new DocumentNumber(order),
                said.orderedOn(),
                said.respondedOn(),
                said.currency(),
                said.status(),
                said.parties(),
                said.lines(),
                said.provenance());
    }
}
