package throughline.routes.fetching;

import java.util.regex.Pattern;
import throughline.routes.inbound.HalfWritten;

/** Names of files on servers of others. */
public final class FileNames {

    private static final Pattern PLAIN = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");

    private static final int LONGEST = 200;

    private FileNames() {}

    /** A name that leads elsewhere is no name; a server that makes one up is not obeyed. Nor is what is still being written taken. */
    public static boolean isWanted(String name) {
        return PLAIN.matcher(name).matches() && !HalfWritten.is(name);
    }

    /** A file's own name without folders, and without what cannot be seen: shown to people, and never used as a path. */
    public static String plain(String said, String otherwise) {
        var name = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]", "")
                .strip();
        return name.isEmpty() ? otherwise : name.substring(0, Math.min(LONGEST, name.length()));
    }
}
