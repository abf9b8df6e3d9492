package throughline.routes.inbound;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partners;
import throughline.model.lineage.MessageId;
import throughline.operations.intake.Doorway;

/**
 * The folder that files are dropped into: one folder per partner in it, or the file lies in the inbox itself and its envelope says whose
 * it is.
 */
public final class Inbox {

    private final Path folder;
    private final Doorway doorway;
    private final Partners partners;

    public Inbox(Path folder, Doorway doorway, Partners partners) {
        this.folder = folder;
        this.doorway = doorway;
        this.partners = partners;
    }

    Path folder() {
        return folder;
    }

    Path claimed() {
        return folder.resolve(".claimed");
    }

    Path done() {
        return folder.resolve(".done");
    }

    Path failed() {
        return folder.resolve(".failed");
    }

    /**
     * Makes the folders, and puts back what was claimed when the last run ended before it was sealed for sure. A file that had been sealed
     * is then met a second time, and its control number says so.
     */
    public void prepare() throws IOException {
        for (var each : List.of(folder, claimed(), done(), failed())) {
            Files.createDirectories(each);
        }
        try (var left = Files.walk(claimed(), 2)) {
            for (var file : left.filter(Files::isRegularFile).toList()) {
                move(file, folder.resolve(claimed().relativize(file)));
            }
        }
    }

    /**
     * Claims the file, seals what is in it, and puts it aside. When it cannot be sealed now it goes back to where it was, and is met again.
     */
    public MessageId receive(File file) throws IOException {
        var name = folder.relativize(file.toPath().toAbsolutePath());
        var claim = move(file.toPath(), claimed().resolve(name));
        try (var bytes = Files.newInputStream(claim)) {
            var message = doorway.receive(partner(name), "folder", name.toString(), bytes);
            move(claim, aside(done(), name, message.toString()));
            return message;
        } catch (AccessDeniedException e) {
            move(claim, aside(failed(), name, "not-readable"));
            throw e;
        } catch (IOException | RuntimeException e) {
            move(claim, file.toPath());
            throw e;
        }
    }

    /** Beside files of the same name that came earlier. */
    private static Path aside(Path folder, Path name, String mark) {
        return folder.resolve(name).resolveSibling(name.getFileName() + "." + mark);
    }

    private static Path move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A folder that is no partner's says nothing: the envelope will. */
    private @Nullable String partner(Path name) {
        return name.getNameCount() < 2
                ? null
                : partners.byCode(name.getName(0).toString())
                        .map(partner -> partner.code())
                        .orElse(null);
    }
}
