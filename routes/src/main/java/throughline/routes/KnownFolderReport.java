package throughline.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import throughline.connectors.as2.Agreement;
import throughline.connectors.as2.CertificateCheck;
import throughline.connectors.as2.TheirCertificates;
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
    private final Clock clock;

    public KnownFolderReport(PartnerFolders folders, FolderCheck check, Clock clock) {
        this.folders = folders;
        this.check = check;
        this.clock = clock;
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

    @Override
    public List<Certificate> certificates(String code) {
        folder(code);
        var partner = folders.byCode(code).orElse(null);
        if (partner == null || !"as2".equals(partner.transport().get("kind"))) {
            return List.of();
        }
        try {
            return Agreement.of(partner).theirCertificates().all().stream()
                    .map(this::certificate)
                    .toList();
        } catch (IOException unreadable) {
            return List.of(); // the check names the file
        }
    }

    private Certificate certificate(TheirCertificates.Theirs theirs) {
        var now = clock.instant();
        var until = theirs.certificate().getNotAfter().toInstant();
        var state = now.isAfter(until)
                ? "EXPIRED"
                : !theirs.validAt(now)
                        ? "NOT_YET"
                        : until.isBefore(now.plus(CertificateCheck.SOON)) ? "ENDS_SOON" : "VALID";
        return new Certificate(
                theirs.file(), theirs.certificate().getSubjectX500Principal().getName(), theirs.from(), until, state);
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
