package throughline.deploy.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Makes large interchanges for measuring: ordinary orders of five lines, as a partner's system would send them. No two of five million ask for the
 * same goods in the same quantities, so none is taken for another's duplicate and held.
 */
final class LargeInterchange {

    static final int LINES = 5;
    private static final int ITEMS = 90;
    private static final int QUANTITIES = 9;
    private static final int LEAST = 12;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private LargeInterchange() {}

    /** Somebody who sends orders: his envelope and where his goods go. */
    record Buyer(String partner, String qualifier, String id, String version, String shipTo) {

        static final Buyer NORTHGATE = new Buyer("northgate", "ZZ", "NORTHGATE", "004010", "0101");
        static final Buyer HARBORVIEW = new Buyer("harborview", "01", "123456789", "005010", "HV-MAIN");
    }

    /** What a warehouse was told to ship. */
    record Shipment(String number, String order, List<ShipmentLine> lines) {}

    record ShipmentLine(String sku, String quantity, String lot) {}

    /**
     * X12 850.
     *
     * @param orders how many transaction sets
     * @param firstNumber of the first purchase order; they count up
     */
    static byte[] orders(Buyer buyer, int orders, long firstNumber, int control) {
        var out = new ByteArrayOutputStream(orders * 800);
        open(out, buyer.qualifier(), buyer.id(), "PO", buyer.version(), control);
        for (int order = 0; order < orders; order++) {
            write(out, order(buyer, firstNumber + order, order + 1));
        }
        close(out, orders, control);
        return out.toByteArray();
    }

    private static String order(Buyer buyer, long number, int set) {
        var text = new StringBuilder(800);
        text.append("ST*850*%04d~\nBEG*00*SA*BM%09d**%s~\nCUR*BY*USD~\n".formatted(set, number, day(0)));
        text.append(
                "REF*DP*0042~\nDTM*002*%s~\nN1*ST*BENCHMARK STORE*92*%s~\nN3*100 MAIN STREET~\nN4*ALBANY*NY*12207*US~\n"
                        .formatted(day(7), buyer.shipTo()));
        for (int line = 1; line <= LINES; line++) {
            int item = 10001 + (int) ((number * 7 + line * 17) % ITEMS);
            text.append("PO1*%d*%d*EA***VN*TL-%d~\nPID*F****ITEM %d OF THE BENCHMARK~\n"
                    .formatted(line, quantity(number, line), item, item));
        }
        return text.append("CTT*5~\nSE*20*%04d~\n".formatted(set)).toString();
    }

    /** The orders of the same items are {@link #ITEMS} apart; their quantities count on, a line a digit. */
    private static long quantity(long number, int line) {
        long count = number / ITEMS;
        for (int below = 1; below < line; below++) {
            count /= QUANTITIES;
        }
        return LEAST + count % QUANTITIES;
    }

    private static String day(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days).format(DAY);
    }

    /** EDIFACT ORDERS, with what the X12 orders say. */
    static byte[] edifactOrders(int orders) {
        var out = new ByteArrayOutputStream(orders * 900);
        write(out, "UNA:+.? '\nUNB+UNOC:3+4012345000009:14+4098765000004:14+261124:1200+1'\n");
        for (int order = 1; order <= orders; order++) {
            write(out, edifactOrder(order));
        }
        write(out, "UNZ+%d+1'\n".formatted(orders));
        return out.toByteArray();
    }

    private static String edifactOrder(int number) {
        var text = new StringBuilder(900);
        text.append("UNH+%d+ORDERS:D:96A:UN'\nBGM+220+BM%09d+9'\nDTM+137:20261124:102'\nDTM+2:20261201:102'\n"
                .formatted(number, number));
        text.append("NAD+BY+4012345000009::9'\nNAD+SU+4098765000004::9'\n");
        text.append("NAD+DP+4012345000016::9++BENCHMARK STORE+MAIN STREET 100+BERLIN++10115+DE'\nCUX+2:EUR:9'\n");
        for (int line = 1; line <= LINES; line++) {
            int item = 10001 + (number * 7 + line * 17) % ITEMS;
            text.append("LIN+%d++40987651%05d:EN'\nPIA+1+TL-%d:SA'\nIMD+F++:::ITEM %d OF THE BENCHMARK'\n"
                    .formatted(line, item, item, item));
            text.append("QTY+21:%d:PCE'\nPRI+AAA:12.50'\n".formatted(quantity(number, line)));
        }
        return text.append("UNS+S'\nCNT+2:5'\nUNT+36+%d'\n".formatted(number)).toString();
    }

    /** X12 945: a warehouse confirms what it was told to ship, in full. */
    static byte[] confirmations(List<Shipment> shipments, int control) {
        var out = new ByteArrayOutputStream(shipments.size() * 600);
        open(out, "ZZ", "KEYSTONE3PL", "SW", "004010", control);
        int set = 0;
        for (Shipment shipment : shipments) {
            write(out, confirmation(shipment, ++set));
        }
        close(out, shipments.size(), control);
        return out.toByteArray();
    }

    private static String confirmation(Shipment shipment, int set) {
        var text = new StringBuilder(600);
        text.append("ST*945*%04d~\nW06*F*%s*%s*%s***%s~\n"
                .formatted(set, shipment.number(), day(0), shipment.number(), shipment.order()));
        text.append("G62*11*%s~\nW27*M*UPSN~\n".formatted(day(0)));
        int segments = 5;
        int line = 0;
        for (ShipmentLine one : shipment.lines()) {
            text.append("LX*%d~\nW12*CC*%s*%s*0*EA**VN*%s%s~\n"
                    .formatted(
                            ++line,
                            one.quantity(),
                            one.quantity(),
                            one.sku(),
                            one.lot().isEmpty() ? "" : "*" + one.lot()));
            segments += 2;
        }
        text.append("W03*%d*1*LB~\n".formatted(line));
        return text.append("SE*%d*%04d~\n".formatted(segments + 1, set)).toString();
    }

    private static void open(
            ByteArrayOutputStream out, String qualifier, String id, String group, String version, int control) {
        boolean five = version.equals("005010");
        write(
                out,
                "ISA*00*          *00*          *%s*%-15s*ZZ*THROUGHLINE    *261124*1200*%s*%s*%09d*0*P*>~\n"
                        .formatted(qualifier, id, five ? "^" : "U", five ? "00501" : "00401", control));
        write(out, "GS*%s*%s*THROUGHLINE*20261124*1200*%d*X*%s~\n".formatted(group, id, control, version));
    }

    private static void close(ByteArrayOutputStream out, int sets, int control) {
        write(out, "GE*%d*%d~\nIEA*1*%09d~\n".formatted(sets, control, control));
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(ISO_8859_1));
    }
}
