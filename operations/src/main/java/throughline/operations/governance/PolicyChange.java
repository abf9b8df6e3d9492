package throughline.operations.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of policies: what differs from the texts that it stands on, and how far it has come.
 *
 * @param revision to be given back with every act, so that nobody acts on what he has not seen
 * @param editors everybody who wrote or submitted it: they do not approve it
 * @param desks that it touches, by their folders
 * @param files without texts in a list
 * @param base sequence of the activation that it stands on
 * @param conflicts files that came into force otherwise meanwhile: it has to be rebased before it goes on
 * @param approvals of its texts as they are now
 * @param missing desks whose owners have not approved them yet
 * @param book fingerprint of the rule book that was made of it when it was approved
 * @param effectiveAt when it comes into force, once it is scheduled
 * @param zone the zone in which that was said, as the IANA names it
 * @param fromFiles whether it is what differs in the folder of policies
 */
public record PolicyChange(
        String number,
        int revision,
        ChangeState state,
        String title,
        String reason,
        String author,
        List<String> editors,
        List<String> desks,
        List<ChangeFile> files,
        long base,
        List<String> conflicts,
        List<Approval> approvals,
        List<String> missing,
        @Nullable String book,
        @Nullable Instant effectiveAt,
        @Nullable String zone,
        Instant createdAt,
        Instant changedAt,
        boolean fromFiles) {

    public PolicyChange {
        editors = List.copyOf(editors);
        desks = List.copyOf(desks);
        files = List.copyOf(files);
        conflicts = List.copyOf(conflicts);
        approvals = List.copyOf(approvals);
        missing = List.copyOf(missing);
    }

    /** The files that it touches. */
    public List<String> paths() {
        return files.stream().map(ChangeFile::path).toList();
    }
}
