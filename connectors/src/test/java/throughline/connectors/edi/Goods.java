package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import throughline.connectors.Partners;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.OrderResponse;
import throughline.model.document.ReceiptAdvice;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;

/** Documents about goods, read from a sample or from text, and what they say in one line. */
final class Goods {

    private static final EdiReader READER = new EdiReader(Partners.NONE);

    private Goods() {}

    static String x12(String functionalCode, String sets) {
        return Messages.x12("*", ">", "~", sets).replace("GS*PO*", "GS*" + functionalCode + "*");
    }

    static ReadSet only(String text) {
        var sets = Messages.read(READER, Messages.of(text)).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
        assertThat(sets).hasSize(1);
        return sets.get(0);
    }

    static ReadSet set(String sample) {
        return only(text(sample));
    }

    static List<Finding> findings(String sample) {
        return set(sample).findings();
    }

    static <T extends BusinessDocument> T read(String sample, Class<T> type) {
        return type.cast(Objects.requireNonNull(set(sample).document()));
    }

    static List<String> unread(String sample) {
        return read(sample, BusinessDocument.class).provenance().unread().stream()
                .map(unread -> unread.element() + "=" + unread.value())
                .toList();
    }

    /** Each value's bytes are these: pointer, text, pointer, text. */
    static void says(String sample, String... pointersAndTexts) {
        var text = text(sample);
        var spans = read(sample, BusinessDocument.class).provenance().spans();
        for (int i = 0; i < pointersAndTexts.length; i += 2) {
            var span = spans.at(pointersAndTexts[i]);
            assertThat(span).as(pointersAndTexts[i]).isNotNull();
            assertThat(text.substring((int) span.offset(), (int) span.offset() + span.length()))
                    .as(pointersAndTexts[i])
                    .isEqualTo(pointersAndTexts[i + 1]);
        }
    }

    static String said(DespatchAdvice.Line line) {
        return "%s/%s: %s of %s, lot %s until %s, in %s"
                .formatted(
                        line.number(),
                        line.orderLine(),
                        line.shipped(),
                        line.ordered(),
                        line.lot(),
                        line.expiresOn(),
                        line.sscc());
    }

    static String said(OrderResponse.Line line) {
        return "%s %s: %s, now %s, later %s, on %s"
                .formatted(
                        line.number(),
                        line.status(),
                        line.ordered(),
                        line.confirmed().amount(),
                        line.backOrdered().amount(),
                        line.shipOn());
    }

    static String said(ReceiptAdvice.Line line) {
        return "%s/%s: %s of %s, %s refused as %s, lot %s until %s, in %s"
                .formatted(
                        line.number(),
                        line.orderLine(),
                        line.received(),
                        line.shipped(),
                        line.rejected(),
                        line.condition(),
                        line.lot(),
                        line.expiresOn(),
                        line.sscc());
    }

    static String text(String sample) {
        try {
            return Files.readString(Messages.sample(sample), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
