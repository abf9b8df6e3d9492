package throughline.connectors.edi.envelope;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.edi.draft.Documents;
import throughline.connectors.edi.draft.FileHeader;
import throughline.connectors.edi.draft.Meaning;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.guide.GuideCheck;
import throughline.connectors.edi.guide.Layout;
import throughline.connectors.edi.guide.SetCheck;
import throughline.connectors.edi.map.MapFile;
import throughline.connectors.edi.map.MapLibrary;
import throughline.connectors.edi.map.MapLibrary.ReadyMap;
import throughline.connectors.edi.token.Standard;
import throughline.connectors.guide.PartnerGuide;
import throughline.model.document.BusinessDocument;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Envelope;
import throughline.model.reading.ReadSet;

/** Reads the sets of one interchange: each is checked, laid out, mapped and built by itself, so that a bad one harms nobody. */
final class SetReading {

    /** Memory for one set; a set of 32 MiB is an order of 180,000 lines. */
    static final int LARGEST_SET = 32 << 20;

    private final Envelope envelope;
    private final Standard standard;
    private final boolean x12;
    private FileHeader file = FileHeader.NONE;
    private final Charset charset;
    private final @Nullable Partner partner;
    private final MapLibrary maps;
    private final Map<String, Kind> kinds = new HashMap<>();
    private final Meaning.Room room = new Meaning.Room();

    SetReading(Envelope envelope, Standard standard, Charset charset, @Nullable Partner partner, MapLibrary maps) {
        this.envelope = envelope;
        this.standard = standard;
        this.x12 = standard == Standard.X12;
        this.charset = charset;
        this.partner = partner;
        this.maps = maps;
    }

    /** Which set it is. */
    record Header(String type, @Nullable String version, @Nullable String group, String control, int position) {}

    /**
     * @param findings about the set so far: its header and trailer
     * @param count how many segments of the table belong to it
     * @param readable whether all of it is in the table
     */
    ReadSet read(Header header, Findings findings, int count, boolean readable) {
        var table = findings.table();
        CharacterCheck.settle(findings, charset, count);
        var span = new SourceSpan(
                findings.message(),
                table.offset(0),
                (int) (table.offset(count - 1) + table.length(count - 1) - table.offset(0)),
                opening());
        var document = readable ? document(header, findings, count, span) : null;
        return new ReadSet(
                header.type(),
                header.version(),
                header.group(),
                header.control(),
                header.position(),
                document,
                findings.list(),
                span);
    }

    /** What the file's header said, for the sets that follow. */
    void below(FileHeader header) {
        this.file = header;
    }

    private String opening() {
        return switch (standard) {
            case X12 -> "ST";
            case EDIFACT -> "UNH";
            case TRADACOMS -> "MHD";
        };
    }

    /** A fault of ours in one set is said with that set, and its neighbours go on. */
    private @Nullable BusinessDocument document(Header header, Findings findings, int count, SourceSpan span) {
        try {
            return checkedAndMapped(header, findings, count, span);
        } catch (RuntimeException e) {
            var text = "We could not read this %s because of a fault of ours: %s".formatted(header.type(), e);
            findings.segment(FindingCode.READER_FAULT, 0, null, text);
            return null;
        }
    }

    private @Nullable BusinessDocument checkedAndMapped(Header header, Findings findings, int count, SourceSpan span) {
        var known = kinds.get(header.type());
        var kind = known != null ? known : kinds.computeIfAbsent(header.type(), type -> kind(type, findings));
        var layout = kind.layout;
        if (layout == null) {
            findings.segment(
                    FindingCode.EDI_TYPE_NOT_MAPPED,
                    0,
                    null,
                    "We have no map for %s; it was kept, and nothing was taken from it.".formatted(header.type()));
            return null;
        }
        versionNote(header, findings);
        new SetCheck(findings, x12 && isOlder(header.version())).check(count);
        layout.layOut(findings, count);
        if (kind.own != null) {
            new GuideCheck(kind.own, findings, layout).check(count);
        }
        var map = kind.map;
        if (map == null) {
            findings.segment(
                    FindingCode.MAP_UNUSABLE,
                    0,
                    null,
                    kind.fault == null ? "There is no map for this type." : kind.fault);
            return null;
        }
        var draft = map.engine().run(findings.table(), layout, count);
        return Documents.of(draft, new Meaning(envelope, findings, count, file, room), map.name(), span);
    }

    /** Before 004010 some elements were others, and related otherwise: the century of a date stood in DTM05. */
    private static boolean isOlder(@Nullable String version) {
        return version != null && version.length() >= 6 && version.startsWith("00") && version.compareTo("004010") < 0;
    }

    private void versionNote(Header header, Findings findings) {
        var version = header.version() == null ? "" : header.version();
        if (standard == Standard.TRADACOMS) {
            return;
        }
        boolean known = x12
                ? version.startsWith("004010") || version.startsWith("005010")
                : version.startsWith("D:96A")
                        || version.startsWith("D:01B")
                        || header.type().equals("CONTRL");
        if (!known) {
            findings.segment(
                    FindingCode.EDI_VERSION_TOLERATED,
                    0,
                    null,
                    "Version %s has no guide of its own here; it was read by that of %s."
                            .formatted(version.isEmpty() ? "(none)" : version, x12 ? "004010" : "D96A"));
        }
    }

    private Kind kind(String type, Findings findings) {
        var guide = Guide.of(standard, type).orElse(null);
        if (guide == null) {
            return new Kind(null, null, null, null);
        }
        var own = partner == null ? null : partner.terms().guide(standard.folder(), type);
        try {
            return new Kind(new Layout(guide, findings), own, maps.of(guide, standard, partner), null);
        } catch (MapFile.MapFault e) {
            return new Kind(new Layout(guide, findings), own, null, e.getMessage());
        }
    }

    /** @param own the partner's guide of this message, or null when it has none: then nothing is asked of any set */
    private record Kind(
            @Nullable Layout layout, @Nullable PartnerGuide own, @Nullable ReadyMap map, @Nullable String fault) {}
}
