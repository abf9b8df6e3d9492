package throughline.connectors.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Our words as EDIFACT codes, and the segments that every document of ours has. */
final class EdifactCodes {

    private static final Map<PartyRole, String> ROLES = Map.of(
            PartyRole.BUYER, "BY",
            PartyRole.SELLER, "SU",
            PartyRole.SHIP_TO, "DP",
            PartyRole.SHIP_FROM, "SF",
            PartyRole.BILL_TO, "IV",
            PartyRole.CARRIER, "CA",
            PartyRole.ULTIMATE_CONSIGNEE, "UC");

    private EdifactCodes() {}

    /** Who speaks to whom stands in each document, from the envelope where the document does not say. */
    static void parties(EdifactSegments out, List<Party> parties, String ours, String theirs) {
        var named = parties.stream()
                .filter(party ->
                        party.name() != null || !party.identifications().isEmpty())
                .toList();
        if (named.stream().noneMatch(party -> party.role() == PartyRole.BUYER)) {
            out.segment("NAD", "BY", of(out, theirs));
        }
        if (named.stream().noneMatch(party -> party.role() == PartyRole.SELLER)) {
            out.segment("NAD", "SU", of(out, ours));
        }
        named.forEach(party -> party(out, party));
    }

    /** A party whose role EDIFACT has no code for is left out. */
    static void party(EdifactSegments out, Party party) {
        var role = ROLES.get(party.role());
        if (role != null) {
            party(out, role, party);
        }
    }

    /** @param role as 3035 has it */
    static void party(EdifactSegments out, String role, Party party) {
        var id = party.identifications().isEmpty()
                ? null
                : party.identifications().get(0);
        var address = party.address();
        var name = out.words(party.name(), 35, 2);
        out.segment(
                "NAD",
                role,
                id == null ? null : out.of(out.id("C082.3039", id.value(), 35), null, agency(id.scheme())),
                null,
                out.of(name.toArray(new String[0])),
                address == null ? null : out.of(streets(out, address.lines())),
                address == null ? null : out.word(address.city(), 35),
                address == null ? null : out.word(address.region(), 9),
                address == null ? null : out.word(address.postalCode(), 9),
                address == null ? null : out.word(address.country(), 3));
    }

    private static @Nullable String[] streets(EdifactSegments out, List<String> lines) {
        return lines.stream().limit(3).map(line -> out.word(line, 35)).toArray(String[]::new);
    }

    private static String of(EdifactSegments out, String identifier) {
        int colon = identifier.indexOf(':');
        return out.of(
                out.id("C082.3039", identifier.substring(colon + 1), 35),
                null,
                identifier.startsWith("14:") ? "9" : "91");
    }

    private static @Nullable String agency(String scheme) {
        return switch (scheme) {
            case "GLN" -> "9";
            case "DUNS" -> "16";
            case "BUYER" -> "92";
            case "SELLER" -> "91";
            default -> null;
        };
    }

    /** LIN with the item's GTIN if there is one, then PIA with its other names. */
    static void item(EdifactSegments out, String number, @Nullable String action, List<ItemReference> items) {
        var gtin = items.stream()
                .filter(item -> item.scheme() == Scheme.GTIN)
                .findFirst()
                .orElse(null);
        out.segment(
                "LIN",
                out.id("LIN 1082", number, 6),
                action,
                gtin == null
                        ? null
                        : out.of(
                                out.id("C212.7140", gtin.value(), 35),
                                gtin.value().length() == 12 ? "UP" : "EN"));
        var names = new ArrayList<String>();
        for (var item : items) {
            var type = type(item.scheme());
            if (type != null && names.size() < 5) {
                names.add(out.of(out.id("C212.7140", item.value(), 35), type));
            }
        }
        if (!names.isEmpty()) {
            names.add(0, gtin == null ? "5" : "1");
            out.segment("PIA", names.toArray(new String[0]));
        }
    }

    private static @Nullable String type(Scheme scheme) {
        return switch (scheme) {
            case SELLER -> "SA";
            case BUYER -> "IN";
            case MANUFACTURER -> "MF";
            case GTIN, OTHER -> null;
        };
    }

    /** The unit of a line that the partner ordered: as its folder says, else as it sent it, which for pieces may be not at all. */
    static String unit(EdifactSegments out, String asSent, UnitCode unit, Map<String, String> own) {
        return out.id("C186.6411", own.getOrDefault(unit.code(), asSent), 3);
    }

    static void description(EdifactSegments out, @Nullable String description) {
        var words = out.words(description, 35, 2);
        if (!words.isEmpty()) {
            out.segment(
                    "IMD", "F", null, out.of(null, null, null, words.get(0), words.size() > 1 ? words.get(1) : null));
        }
    }

    /** FTX: a note for whoever reads it. */
    static void note(EdifactSegments out, @Nullable String note) {
        var words = out.words(note, 70, 5);
        if (!words.isEmpty()) {
            out.segment("FTX", "AAI", null, null, out.of(words.toArray(new String[0])));
        }
    }

    /** PRI; the unit is named when the price is not for the quantity's own. */
    static void price(EdifactSegments out, @Nullable UnitPrice price, String quantityUnit) {
        if (price == null) {
            return;
        }
        boolean own = price.unit().code().equals(quantityUnit);
        out.segment(
                "PRI",
                out.of(
                        "AAA",
                        out.decimal("C509.5118", price.amount()),
                        null,
                        null,
                        own ? null : "1",
                        own ? null : price.unit().code()));
    }
}
