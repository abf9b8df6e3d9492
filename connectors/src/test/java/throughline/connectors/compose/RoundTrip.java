package throughline.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import throughline.connectors.Bytes;
import throughline.connectors.Partners;
import throughline.connectors.edi.EdiReader;
import throughline.model.document.BusinessDocument;
import throughline.model.reading.Piece;

/** What is written, read again: by ourselves into the same document, and by another reader without a complaint. */
final class RoundTrip {

    private RoundTrip() {}

    static void assertReadBack(Composed composed, String message, BusinessDocument document) {
        var pieces = Bytes.pieces(new EdiReader(Partners.NONE), Bytes.sealed(composed.bytes()));
        var set = ((Piece.Taken) pieces.get(1)).set();
        assertThat(set.type()).isEqualTo(message);
        assertThat(set.findings()).as(Examples.text(composed)).isEmpty();
        assertThat(((Piece.Closed) pieces.get(2)).findings()).isEmpty();
        assertThat(set.document())
                .as(Examples.text(composed))
                .usingRecursiveComparison()
                .ignoringFields("sender", "receiver", "provenance")
                // Our own key of an item goes out as the seller's name of it, which is among its names.
                .ignoringFieldsMatchingRegexes(".*\\.source", ".*\\.item")
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(document);
    }

    static void assertRefereeContent(Composed composed) {
        var referee = new Referee(composed.bytes());
        assertThat(referee.errors()).as(Examples.text(composed)).isEmpty();
        assertThat(referee.segments()).hasSizeGreaterThan(5);
    }
}
