package throughline.connectors.compose;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Our words as X12 codes. */
final class X12Codes {

    /** UN/ECE Recommendation 20 and 21 to X12 355, where the two differ. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            entry("CS", "CA"),
            entry("DZN", "DZ"),
            entry("PR", "PR"),
            entry("KGM", "KG"),
            entry("GRM", "GR"),
            entry("LBR", "LB"),
            entry("ONZ", "OZ"),
            entry("LTR", "LT"),
            entry("MTR", "MR"),
            entry("CMT", "CM"),
            entry("MMT", "MM"),
            entry("FOT", "FT"),
            entry("INH", "IN"),
            entry("YRD", "YD"),
            entry("GLL", "GA"),
            entry("MTK", "SM"),
            entry("MTQ", "CR"),
            entry("PF", "PL"),
            entry("PX", "PL"),
            entry("RO", "RL"),
            entry("BG", "BG"),
            entry("PK", "PK"),
            entry("BX", "BX"),
            entry("CT", "CT"),
            entry("SET", "ST"),
            entry("HUR", "HR"),
            entry("CEN", "HC"),
            entry("C62", "EA"),
            entry("MIL", "TH"),
            entry("GRO", "GS"));

    private static final Map<PartyRole, String> ROLES = Map.of(
            PartyRole.BUYER, "BY",
            PartyRole.SELLER, "SE",
            PartyRole.SHIP_TO, "ST",
            PartyRole.SHIP_FROM, "SF",
            PartyRole.BILL_TO, "BT",
            PartyRole.CARRIER, "CA",
            PartyRole.ULTIMATE_CONSIGNEE, "UC");

    private X12Codes() {}

    /** What the partner's folder says, else the standard's table, else the code as it is. */
    static String unit(UnitCode unit, Map<String, String> own) {
        var said = own.get(unit.code());
        return said != null ? said : UNITS.getOrDefault(unit.code(), unit.code());
    }

    /** The unit of a line that the partner ordered: as its folder says, else as it sent it, else by the standard's table. */
    static String unit(X12Segments out, String place, String asSent, UnitCode unit, Map<String, String> own) {
        boolean sent = !asSent.isBlank() && asSent.length() <= 2 && !own.containsKey(unit.code());
        return out.id(place, sent ? asSent : unit(unit, own), 2);
    }

    /** The basis of a price that is not for the quantity's own unit (X12 639): PE for each; null when it is for that unit. */
    static @Nullable String priceBasis(UnitPrice price, UnitCode quantity) {
        return price.unit().equals(quantity) ? null : price.unit().equals(UnitCode.EACH) ? "PE" : "UM";
    }

    /** Pairs of qualifier and identifier (235, 234), each qualifier once; at most {@code most} pairs. */
    static List<String> items(X12Segments out, String place, List<ItemReference> items, String seller, int most) {
        var pairs = new ArrayList<String>();
        var used = new HashSet<String>();
        for (var item : items) {
            var qualifier = qualifier(item, seller);
            if (qualifier != null && used.size() < most && used.add(qualifier)) {
                pairs.add(qualifier);
                pairs.add(out.id(place, item.value(), 48));
            }
        }
        return pairs;
    }

    static @Nullable String qualifier(ItemReference item, String seller) {
        return switch (item.scheme()) {
            case BUYER -> "BP";
            case SELLER -> seller;
            case GTIN -> item.value().length() == 12 ? "UP" : item.value().length() == 14 ? "UK" : "EN";
            case MANUFACTURER -> "MG";
            case OTHER -> null;
        };
    }

    /** The N1 loop of every party that X12 has a code for. */
    static void parties(X12Segments out, List<Party> parties) {
        for (var party : parties) {
            var role = ROLES.get(party.role());
            if (role != null) {
                party(out, role, party);
            }
        }
    }

    static void party(X12Segments out, String role, Party party) {
        var id = party.identifications().isEmpty()
                ? null
                : party.identifications().get(0);
        var name = out.words(party.name(), 60);
        if (id == null && name == null) {
            return;
        }
        out.segment(
                "N1",
                role,
                name,
                id == null ? null : issuer(id.scheme()),
                id == null ? null : out.id("N104", id.value(), 80));
        var address = party.address();
        if (address == null) {
            return;
        }
        var lines = address.lines();
        if (!lines.isEmpty()) {
            out.segment("N3", out.words(lines.get(0), 55), lines.size() > 1 ? out.words(lines.get(1), 55) : null);
        }
        if (address.city() != null
                || address.postalCode() != null
                || address.region() != null
                || address.country() != null) {
            var region = address.region();
            out.segment(
                    "N4",
                    out.words(address.city(), 30),
                    region != null && region.length() == 2 ? out.words(region, 2) : null,
                    out.words(address.postalCode(), 15),
                    out.words(address.country(), 3));
        }
    }

    private static String issuer(String scheme) {
        return switch (scheme) {
            case "GLN" -> "UL";
            case "DUNS" -> "1";
            case "BUYER" -> "92";
            case "SELLER" -> "91";
            default -> scheme.length() <= 2 ? scheme : "ZZ";
        };
    }
}
