package throughline.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import throughline.connectors.partner.Coverage;
import throughline.connectors.partner.FolderCheck;
import throughline.connectors.partner.PartnerFolders;
import throughline.connectors.partner.ProfileRefused;
import throughline.model.lineage.SealedMessage;
import throughline.operations.flow.FolderReport;

/** Reads a partner's folder to tell about it. */
public final class KnownFolderReport implements FolderReport {

    private final PartnerFolders folders;
    private final FolderCheck check;

    public KnownFolderReport(PartnerFolders folders, FolderCheck check) {
        this.folders = folders;
        this.check = check;
    }

    @Override
    public List<Covered> coverage(String code, List<SealedMessage> real) {
        try {
            return check.coverage(folder(code), real).stream()
                    .map(KnownFolderReport::covered)
                    .toList();
        } catch (ProfileRefused faulty) {
            return List.of(); // the page says what is wrong with the folder
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the folder of " + code, failed);
        }
    }

    private Path folder(String code) {
        return folders.folder(code)
                .orElseThrow(() -> new NoSuchElementException("there is no partner '%s'".formatted(code)));
    }

    private static Covered covered(Coverage coverage) {
        return new Covered(
                coverage.message(),
                coverage.documents(),
                coverage.unreadable(),
                coverage.percent(),
                coverage.places().stream().map(KnownFolderReport::place).toList());
    }

    private static Place place(Coverage.Place place) {
        return new Place(
                place.place(),
                place.seen(),
                place.read(),
                place.decides(),
                place.kept(),
                place.ignored(),
                place.fields(),
                place.why());
    }
}
