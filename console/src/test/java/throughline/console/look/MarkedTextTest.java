package throughline.console.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.ledger.trail.Story;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Segment;

class MarkedTextTest {

    private static final MessageId MESSAGE = MessageId.parse("0190b5e7-a100-7000-8000-000000000001");

    @Test
    void whatIsWrongIsMarkedByBytesAlsoWhereALetterIsTwo() {
        var wide = new Segment("N1", 100, 27, 4, "N1*ST*Café Zürich*92*0042"); // é and ü are two bytes each
        var narrow = new Segment("N1", 128, 9, 5, "N1*Zürich"); // one byte a letter

        var rows = MarkedText.of(List.of(wide, narrow), List.of(problem(107, 9), problem(131, 2)));

        assertThat(text(rows.get(0))).isEqualTo("N1*ST*C[afé Zür]ich*92*0042");
        assertThat(text(rows.get(1))).isEqualTo("N1*[Zü]rich");
    }

    @Test
    void ofALongMessageTheBeginningIsShownAndWhatStandsAroundAFault() {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < 500; i++) {
            segments.add(new Segment("PO1", i * 10L, 9, i + 1, "PO1*%05d".formatted(i)));
        }

        var rows = MarkedText.of(segments, List.of(problem(4003, 3)));

        assertThat(rows).hasSize(60 + 1 + 5 + 1);
        assertThat(rows.get(60).left()).isEqualTo(398 - 60);
        assertThat(rows.get(63).problems()).hasSize(1);
        assertThat(rows.get(66).left()).isEqualTo(500 - 403);
        assertThat(MarkedText.all(segments, List.of(), null)).hasSize(500);
    }

    @Test
    void twoSentencesAboutTheSameBytesMarkThemOnce() {
        var segments = List.of(new Segment("PO1", 0, 10, 1, "PO1*1*12*C"));

        var rows = MarkedText.of(segments, List.of(problem(4, 3), problem(5, 3)));

        assertThat(text(rows.get(0))).isEqualTo("PO1*[1*1][2]*C");
        assertThat(rows.get(0).problems()).hasSize(2);
    }

    @Test
    void whatSomebodyWantsToSeeIsMarkedWithoutASentence() {
        var segments = List.of(new Segment("PO1", 0, 10, 1, "PO1*1*12*C"), new Segment("CTT", 11, 5, 2, "CTT*1"));

        var rows = MarkedText.all(segments, List.of(problem(4, 1)), new SourceSpan(MESSAGE, 6, 2, "PO102"));

        assertThat(text(rows.get(0))).isEqualTo("PO1*[1]*[12]*C");
        assertThat(rows.get(0).problems()).hasSize(1);
        assertThat(rows.get(1).marked()).isFalse();
    }

    @Test
    void aSpanOfAWholeSetMarksItsFirstSegmentOnly() {
        var segments = List.of(new Segment("ST", 0, 6, 1, "ST*850"), new Segment("SE", 8, 6, 2, "SE*2*1"));

        var rows = MarkedText.of(segments, List.of(problem(0, 14)));

        assertThat(text(rows.get(0))).isEqualTo("[ST*850]");
        assertThat(rows.get(1).problems()).isEmpty();
    }

    private static String text(MarkedText.Row row) {
        return row.pieces().stream()
                .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    private static Story.Problem problem(long offset, int length) {
        return new Story.Problem(
                MESSAGE,
                null,
                "ERROR",
                "X",
                "wrong",
                "PARTNER",
                "PO1",
                new SourceSpan(MESSAGE, offset, length, "PO1"),
                1);
    }
}
