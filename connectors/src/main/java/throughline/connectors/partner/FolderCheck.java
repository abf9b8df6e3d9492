package throughline.connectors.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import throughline.connectors.Formats;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.partner.SampleReading.Sample;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Severity;
import tools.jackson.core.JacksonException;

/**
 * Walks a partner's folder and says everything that is not as it should be: the profile is understood and nobody else's, each message it
 * sends has a sample, each sample says what we read or why we refuse it, each map is used, and what the transport needs is there.
 */
public final class FolderCheck {

    private final Partners known;
    private final Predicate<String> secretIsThere;
    private final Clock clock;
    private final ProfileReader profiles = new ProfileReader();

    /**
     * @param known the partners of the installation, who may have claimed an identifier
     * @param secretIsThere whether the installation has a secret of this name
     * @param clock says which certificates have expired
     */
    public FolderCheck(Partners known, Predicate<String> secretIsThere, Clock clock) {
        this.known = known;
        this.secretIsThere = secretIsThere;
        this.clock = clock;
    }

    /** Everything wrong with the folder, in the order in which one mends it; empty when it is clean. */
    public List<Complaint> of(Path folder) throws IOException {
        Partner partner;
        ProfileReader.Read read;
        try {
            partner = profiles.partner(folder);
            read = profiles.read(folder.resolve("profile.yaml"));
        } catch (ProfileRefused refused) {
            return List.of(complaint(folder, refused));
        }
        var found = new ArrayList<Complaint>();
        itself(folder, partner, read, found);
        samples(folder, partner, read, found);
        return found;
    }

    /** What keeps the folder from coming into force: a profile that is not understood, an identifier of somebody else. */
    List<Complaint> grave(Path folder) {
        var found = new ArrayList<Complaint>();
        try {
            identifiers(profiles.partner(folder), profiles.read(folder.resolve("profile.yaml")), found);
        } catch (ProfileRefused refused) {
            found.add(complaint(folder, refused));
        }
        return found;
    }

    /**
     * Writes down what we read of each sample, or why we refuse it, where nothing is written yet.
     *
     * @param force also where something else is written
     * @return the files written
     * @throws ProfileRefused when the profile is not understood
     */
    public List<Path> accept(Path folder, boolean force) throws IOException {
        var reading = reading(profiles.partner(folder));
        var written = new ArrayList<Path>();
        for (var file : SampleReading.files(folder)) {
            var sample = reading.read(file);
            boolean said = Files.exists(sample.saying()) || Files.exists(sample.notSaying());
            if (sample.sets().isEmpty() || said && !force) {
                continue;
            }
            Files.deleteIfExists(sample.notSaying());
            Files.writeString(sample.saying(), reading.text(sample));
            written.add(sample.saying());
        }
        return written;
    }

    /**
     * What becomes of everything that a partner sends, by its samples and some of its real messages.
     *
     * @param real messages of its own, besides the samples
     * @throws ProfileRefused when the profile is not understood
     */
    public List<Coverage> coverage(Path folder, List<SealedMessage> real) throws IOException {
        var partner = profiles.partner(folder);
        var tally = new CoverageTally(Formats.reader(new OneMore(partner, known)), partner);
        var samples = reading(partner);
        for (var file : SampleReading.files(folder)) {
            tally.add(samples.asSent(file));
        }
        real.forEach(tally::add);
        return tally.result();
    }

    private SampleReading reading(Partner partner) {
        return new SampleReading(new OneMore(partner, known), partner.code());
    }

    private void itself(Path folder, Partner partner, ProfileReader.Read read, List<Complaint> found)
            throws IOException {
        if (!NewPartner.CODE.matcher(partner.code()).matches()) {
            found.add(new Complaint(
                    partner.code(),
                    "a folder of this name is not looked at; use small letters, digits and hyphens, at most 40"));
        }
        var readme = folder.resolve("README.md");
        if (!Files.isRegularFile(readme) || Files.readString(readme).isBlank()) {
            found.add(new Complaint("README.md", "say who they are, and their oddities with the date we learned them"));
        }
        identifiers(partner, read, found);
        as2Names(partner, read, found);
        TransportNeeds.missing(partner, secretIsThere, clock.instant())
                .forEach(missing -> found.add(new Complaint(profile(read.line("/transport")), missing)));
    }

    private void identifiers(Partner partner, ProfileReader.Read read, List<Complaint> found) {
        for (int i = 0; i < partner.identifiers().size(); i++) {
            var identifier = partner.identifiers().get(i);
            var claimed = known.bySender(identifier.format(), identifier.value());
            if (claimed.isPresent() && !claimed.get().code().equals(partner.code())) {
                found.add(new Complaint(
                        profile(read.line("/identifiers/" + i)),
                        "%s %s belongs to the partner '%s' (%s); take it out here or there"
                                .formatted(
                                        identifier.format(),
                                        identifier.value(),
                                        claimed.get().code(),
                                        claimed.get().name())));
            }
        }
    }

    private void as2Names(Partner partner, ProfileReader.Read read, List<Complaint> found) {
        if (!"as2".equals(partner.transport().get("kind"))) {
            return;
        }
        var ours = partner.transport().getOrDefault("ours", "");
        var theirs = partner.transport().getOrDefault("theirs", "");
        for (var other : known.byAs2Names(ours, theirs)) {
            if (!other.code().equals(partner.code())) {
                found.add(new Complaint(
                        profile(read.line("/transport/theirs")),
                        "the AS2 names %s and %s are those of the partner '%s' (%s) too: nothing is taken from either, for nobody can tell them apart"
                                .formatted(theirs, ours, other.code(), other.name())));
            }
        }
    }

    private void samples(Path folder, Partner partner, ProfileReader.Read read, List<Complaint> found)
            throws IOException {
        var reading = reading(partner);
        var sent = new TreeSet<String>();
        var used = new HashSet<String>();
        boolean refused = false;
        for (var file : SampleReading.files(folder)) {
            var sample = reading.read(file);
            refused |= sample.refused();
            sample.sets().forEach(set -> {
                sent.add(set.type());
                var document = set.document();
                if (document != null) {
                    used.add(String.valueOf(document.provenance().map()));
                }
            });
            envelope(partner, sample, found);
            places(sample, found);
            saying(reading, sample, found);
        }
        inbound(read, sent, found);
        if (!refused) {
            found.add(
                    new Complaint(
                            "samples",
                            "none of them is refused; add one that must be, so that what we refuse of theirs is proved as well"));
        }
        orphans(folder, found);
        guides(partner, sent, found);
        maps(folder, partner, used, found);
    }

    private static void inbound(ProfileReader.Read read, Set<String> sent, List<Complaint> found) {
        var listed = new TreeSet<>(read.profile().inbound());
        for (var message : listed) {
            if (!sent.contains(message)) {
                found.add(new Complaint(
                        profile(read.line("/inbound")), "there is no sample of %s in samples/".formatted(message)));
            }
        }
        for (var message : sent) {
            if (!listed.contains(message)) {
                found.add(new Complaint(
                        profile(read.line("/inbound")),
                        "a sample holds %s, which 'inbound' does not list".formatted(message)));
            }
        }
    }

    private static void envelope(Partner partner, Sample sample, List<Complaint> found) {
        for (var envelope : sample.envelopes()) {
            if (!partner.code().equals(envelope.partner())) {
                found.add(new Complaint(
                        place(sample.file()),
                        "its sender %s is not among the %s identifiers of this partner"
                                .formatted(envelope.sender(), envelope.format())));
            }
        }
        if (sample.sets().isEmpty()) {
            found.add(new Complaint(
                    place(sample.file()),
                    sample.broken().stream()
                            .findFirst()
                            .map(finding ->
                                    "nothing in it can be read: %s (%s)".formatted(finding.text(), finding.place()))
                            .orElse("there is no message in it")));
        }
    }

    private static void places(Sample sample, List<Complaint> found) throws IOException {
        var size = Files.size(sample.file());
        for (var set : sample.sets()) {
            for (var finding : set.findings()) {
                var span = finding.span();
                boolean wrong = finding.severity().compareTo(Severity.ERROR) >= 0;
                if (wrong && (span == null || span.offset() + span.length() > size)) {
                    found.add(new Complaint(
                            place(sample.file()),
                            "we refuse it and cannot say at which byte: %s".formatted(finding.text())));
                }
            }
        }
    }

    private static void saying(SampleReading reading, Sample sample, List<Complaint> found) throws IOException {
        if (sample.sets().isEmpty()) {
            return;
        }
        var worst = sample.worst();
        if (Files.exists(sample.notSaying())) {
            found.add(new Complaint(
                    place(sample.file()),
                    worst == null
                            ? "%s says that it is refused, and nothing is wrong with it"
                                    .formatted(sample.notSaying().getFileName())
                            : "%s says what we read, and we refuse it: %s (%s)"
                                    .formatted(sample.notSaying().getFileName(), worst.text(), worst.place())));
        } else if (!Files.exists(sample.saying())) {
            found.add(new Complaint(
                    place(sample.file()),
                    "%s is not there; look at what 'throughline read' says, then 'partner check --accept' writes it"
                            .formatted(sample.saying().getFileName())));
        } else {
            compare(reading, sample, found);
        }
    }

    private static void compare(SampleReading reading, Sample sample, List<Complaint> found) throws IOException {
        try {
            var difference = JsonDifference.between(SampleReading.tree(sample.saying()), reading.tree(sample));
            if (difference != null) {
                found.add(new Complaint(
                        place(sample.saying()), "it is no longer what the sample says: " + difference.words()));
            }
        } catch (JacksonException wrong) {
            var location = wrong.getLocation();
            found.add(new Complaint(
                    place(sample.saying()) + (location == null ? "" : ", line " + location.getLineNr()),
                    "this is not JSON"));
        }
    }

    private static void orphans(Path folder, List<Complaint> found) throws IOException {
        var stems =
                SampleReading.files(folder).stream().map(SampleReading::stem).toList();
        for (var saying : SampleReading.sayings(folder)) {
            if (!stems.contains(SampleReading.stem(saying))) {
                found.add(new Complaint(place(saying), "there is no sample of that name beside it"));
            }
        }
    }

    /** A guide for a message that we write is proved by what we write. */
    private static void guides(Partner partner, Set<String> sent, List<Complaint> found) {
        var written = partner.outbound().values().stream()
                .map(Partner.Outbound::message)
                .toList();
        partner.terms().guides().forEach((name, guide) -> {
            var message = name.substring(name.indexOf('-') + 1);
            if (!sent.contains(message) && !written.contains(message)) {
                found.add(new Complaint(
                        guide.file(),
                        "no sample is of this message and we send them none; add a sample, or check the name"));
            }
        });
    }

    private static void maps(Path folder, Partner partner, Set<String> used, List<Complaint> found) throws IOException {
        var maps = folder.resolve("maps");
        if (!Files.isDirectory(maps)) {
            return;
        }
        try (var files = Files.list(maps)) {
            for (var map : files.sorted().toList()) {
                var name = map.getFileName().toString();
                var standard = name.replace(".xml", "").replaceFirst("-", "/") + "@";
                if (!used.contains("maps/" + name)
                        && used.stream()
                                .noneMatch(each -> each.startsWith(standard) && each.contains("+" + partner.code()))) {
                    found.add(new Complaint(
                            "maps/" + name,
                            "no sample is read by it; add one, or check the name: x12-850.xml, edifact-ORDERS.xml"));
                }
            }
        }
    }

    private static Complaint complaint(Path folder, ProfileRefused refused) {
        var name = FolderVersion.name(folder, Path.of(refused.file()));
        return new Complaint(refused.line() > 0 ? "%s, line %d".formatted(name, refused.line()) : name, refused.why());
    }

    private static String place(Path file) {
        return "samples/" + file.getFileName();
    }

    private static String profile(int line) {
        return line > 0 ? "profile.yaml, line " + line : "profile.yaml";
    }
}
