package throughline.connectors.partner;

import java.nio.file.Path;

/** A partner's {@code profile.yaml} says something we do not understand; an operator must mend the file. */
public final class ProfileRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final String why;

    ProfileRefused(Path file, int line, String text) {
        super(line > 0 ? "%s, line %d: %s".formatted(file, line, text) : "%s: %s".formatted(file, text));
        this.file = file.toString();
        this.line = line;
        this.why = text;
    }

    public String file() {
        return file;
    }

    /** From 1, or 0 when no line is to blame. */
    public int line() {
        return line;
    }

    /** The sentence without its place. */
    public String why() {
        return why;
    }
}
