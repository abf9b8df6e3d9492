package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.token.SegmentTable;

/** What the header of a file says for every message below it: who sells and who buys (TRADACOMS SDT and CDT). */
public final class FileHeader {

    /** Of standards whose messages say everything themselves. */
    public static final FileHeader NONE = new FileHeader(List.of());

    private static final int SUPPLIER = SegmentTable.tag("SDT");
    private static final int CUSTOMER = SegmentTable.tag("CDT");

    private final List<PartyDraft> parties;

    private FileHeader(List<PartyDraft> parties) {
        this.parties = List.copyOf(parties);
    }

    /** From the first segments of the table. */
    public static FileHeader of(SegmentTable table, int segments) {
        var parties = new ArrayList<PartyDraft>();
        for (int segment = 0; segment < segments; segment++) {
            if (table.tag(segment) == SUPPLIER || table.tag(segment) == CUSTOMER) {
                parties.add(party(table, segment));
            }
        }
        return new FileHeader(parties);
    }

    /** The file's parties, then the set's own. */
    List<PartyDraft> and(List<PartyDraft> own) {
        if (parties.isEmpty()) {
            return own;
        }
        var all = new ArrayList<>(parties);
        all.addAll(own);
        return all;
    }

    private static PartyDraft party(SegmentTable table, int segment) {
        var party = new PartyDraft();
        party.role = Value.kept(table, table.firstToken(segment));
        party.id = value(table, segment, 1, 1);
        party.agency = Value.of(null, SegmentTable.NOWHERE, "EAN");
        party.otherId = value(table, segment, 1, 2);
        party.name = value(table, segment, 2, 1);
        party.street1 = value(table, segment, 3, 1);
        party.street2 = value(table, segment, 3, 2);
        party.street3 = value(table, segment, 3, 3);
        party.street4 = value(table, segment, 3, 4);
        party.postalCode = value(table, segment, 3, 5);
        return party;
    }

    private static @Nullable Value value(SegmentTable table, int segment, int element, int component) {
        int token = table.find(segment, element, component);
        return token == SegmentTable.NOWHERE ? null : Value.kept(table, token);
    }
}
