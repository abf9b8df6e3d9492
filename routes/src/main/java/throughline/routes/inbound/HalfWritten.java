package throughline.routes.inbound;

import java.util.regex.Pattern;

/** Files that somebody is still writing, by the names that are usual for them; they are left alone until they are renamed. */
public final class HalfWritten {

    static final String NAMES = "(?i).*[.](part|tmp|filepart)";

    private static final Pattern PATTERN = Pattern.compile(NAMES);

    private HalfWritten() {}

    /** Hidden files are nobody's message either. */
    public static boolean is(String name) {
        return name.startsWith(".") || PATTERN.matcher(name).matches();
    }
}
