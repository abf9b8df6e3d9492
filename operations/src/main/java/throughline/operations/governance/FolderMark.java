package throughline.operations.governance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.TreeMap;
import throughline.operations.ruling.BookText;
import throughline.rules.RuleBookBinder;

/**
 * What the folder of policies and what is in force last agreed on, file by file, in a file of the appliance's own: it tells what somebody has changed in
 * the folder from what has only come into force since.
 */
final class FolderMark {

    private final Path file;

    FolderMark(Path file) {
        this.file = file;
    }

    /**
     * @param sequence the last activation that the whole folder agreed with
     * @param texts each file as folder and activation last both had it
     */
    record Agreed(long sequence, Texts texts) {}

    /** Nothing when they never agreed, or the file is not as it was written. */
    Optional<Agreed> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readString(file).split("\n", 3);
        if (lines.length < 3 || !lines[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return BookText.files(lines[1], lines[2]).map(files -> new Agreed(Long.parseLong(lines[0]), Texts.of(files)));
    }

    void write(Agreed agreed) throws IOException {
        var all = new TreeMap<>(agreed.texts().all());
        Files.createDirectories(file.toAbsolutePath().getParent());
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, agreed.sequence() + "\n" + RuleBookBinder.fingerprint(all) + "\n" + BookText.of(all));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
