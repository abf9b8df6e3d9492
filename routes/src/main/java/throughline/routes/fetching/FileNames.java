package throughline.routes.fetching;

import java.util.regex.Pattern;
import throughline.routes.inbound.HalfWritten;

/** Names of files on servers of others. */
public final class FileNames {

    private static final Pattern PLAIN = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");

    private FileNames() {}

    /** A name that leads elsewhere is no name; a server that makes one up is not obeyed. Nor is what is still being written taken. */
    public static boolean isWanted(String name) {
        return PLAIN.matcher(name).matches() && !HalfWritten.is(name);
    }
}
