package throughline.connectors.edi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.draft.Places;
import throughline.connectors.edi.draft.Service;
import throughline.connectors.edi.envelope.Separators;
import throughline.connectors.edi.token.ByteWindow;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Tokenizer;
import throughline.model.lineage.SealedMessage;

/** Every value of a message as it stands, with its place and its first byte; it judges nothing and reads no meaning. */
public final class ElementWalk {

    private ElementWalk() {}

    /**
     * A value that was sent.
     *
     * @param place as documents and findings name it ({@code REF02}, {@code LIN03-1})
     * @param offset of its first byte, from 0
     */
    public record Element(String place, long offset) {}

    /** Walks through a message that {@link EdiReader} recognises; segments that only frame and count are left out. */
    public static void through(SealedMessage message, Consumer<Element> each) {
        try (var in = message.open()) {
            var window = new ByteWindow(in);
            var table = new SegmentTable(window);
            Tokenizer tokenizer = next(window, table, null);
            while (tokenizer != null && tokenizer.next()) {
                if (!Service.is(table.tag(0))) {
                    values(table, each);
                }
                tokenizer = next(window, table, tokenizer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("message %s cannot be read".formatted(message.id()), e);
        }
    }

    /** The separators change with each interchange. */
    private static @Nullable Tokenizer next(ByteWindow window, SegmentTable table, @Nullable Tokenizer before) {
        table.clear();
        Separators.skipBlanks(window);
        var syntax = before == null || Separators.startsInterchange(window) ? Separators.at(window) : null;
        return syntax == null ? before : new Tokenizer(window, table, syntax);
    }

    private static void values(SegmentTable table, Consumer<Element> each) {
        for (int token = table.firstToken(0) + 1; token < table.endToken(0); token++) {
            if (!table.isEmpty(token)) {
                each.accept(new Element(Places.name(table.tag(0), table.placeOf(token)), table.tokenOffset(token)));
            }
        }
    }
}
