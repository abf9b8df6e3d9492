package throughline.connectors.edi.envelope;

import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.token.ByteWindow;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;

/** Finds where the next interchange begins, and reports every byte it had to pass over. */
public final class Openings {

    private static final int RELEASE_EVERY = 1 << 12;

    private final Desk desk;
    private final ByteWindow window;
    private boolean any;

    public Openings(Desk desk) {
        this.desk = desk;
        this.window = desk.window();
    }

    /** The next interchange, ready to be read, or null at the end of the message. */
    public @Nullable EnvelopeReading next(Deque<Piece> pieces, int setsBefore) {
        while (true) {
            Separators.skipBlanks(window);
            window.release();
            if (window.peek(0) < 0) {
                if (!any) {
                    pieces.add(unreadable(
                            FindingCode.FORMAT_UNKNOWN,
                            window.offset(),
                            0,
                            window.line(),
                            "The message holds no interchange."));
                    any = true;
                }
                return null;
            }
            var opened = open(setsBefore);
            if (opened != null) {
                any = true;
                return opened;
            }
            passOver(pieces);
        }
    }

    private @Nullable EnvelopeReading open(int setsBefore) {
        boolean x12 = window.startsWith("ISA")
                || window.startsWith("GS")
                || window.startsWith("ST") && !window.startsWith("STX");
        boolean whole = window.startsWith("ISA") || window.startsWith("UNA") || window.startsWith("UNB");
        var syntax = Separators.at(window);
        if (syntax == null) {
            return null;
        }
        if (window.startsWith("STX")) {
            return new TradacomsFile(desk, syntax, setsBefore);
        }
        if (x12) {
            return new X12Interchange(desk, syntax, !whole, setsBefore);
        }
        boolean headless = !window.startsWith("UNB");
        return headless && !Separators.startsMessage(window)
                ? null
                : new EdifactInterchange(desk, syntax, headless, setsBefore);
    }

    private void passOver(Deque<Piece> pieces) {
        long from = window.offset();
        int line = window.line();
        boolean header = Separators.startsInterchange(window);
        var start = head();
        int passed = 0;
        int before;
        do {
            before = window.peek(0);
            window.skip();
            if (++passed % RELEASE_EVERY == 0) {
                window.release();
            }
        } while (window.peek(0) >= 0 && !(!IsaHeader.isAlphanumeric(before) && Separators.startsInterchange(window)));
        long length = window.offset() - from;
        if (header) {
            boolean x12 = start.startsWith("ISA");
            var code = x12 ? FindingCode.X12_INTERCHANGE_HEADER : FindingCode.EDIFACT_INTERCHANGE_HEADER;
            var text = x12
                    ? "ISA is not made as the standard demands (16 elements of fixed width, then a terminator), so the"
                            + " separators are not known."
                    : "UNA has to give six different service characters and be followed by UNB.";
            pieces.add(unreadable(code, from, length, line, text + " %,d bytes were not read.".formatted(length)));
        } else {
            var text = "%,d bytes belong to no interchange; they begin with \"%s\".".formatted(length, start);
            pieces.add(unreadable(FindingCode.EDI_JUNK, from, length, line, text));
        }
        any = true;
    }

    private String head() {
        var head = new StringBuilder();
        for (int i = 0; i < 20 && window.peek(i) >= 0; i++) {
            int here = window.peek(i);
            head.append(here < ' ' || here > '~' ? '?' : (char) here);
        }
        return head.toString();
    }

    private Piece unreadable(FindingCode code, long offset, long length, int line, String text) {
        var span = new SourceSpan(desk.message().id(), offset, (int) Math.min(Integer.MAX_VALUE, length), "");
        return new Piece.Unreadable(List.of(Finding.of(code.severity(), code.name(), text, code.who(), span, line)));
    }
}
