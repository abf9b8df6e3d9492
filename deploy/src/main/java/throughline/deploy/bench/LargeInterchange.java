package throughline.deploy.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Makes large interchanges for measuring: ordinary orders of five lines, each different, as a partner's system would send them. */
final class LargeInterchange {

    private LargeInterchange() {}

    /**
     * X12 850 in 004010.
     *
     * @param orders how many transaction sets
     * @param firstNumber of the first purchase order; they count up
     */
    static byte[] orders850(String sender, int orders, long firstNumber, int control) {
        var out = new ByteArrayOutputStream(orders * 900);
        write(out, "ISA*00*          *00*          *ZZ*%-15s*ZZ*THROUGHLINE    *261124*1200*U*00401*%09d*0*P*>~\n".formatted(sender, control));
        write(out, "GS*PO*%s*THROUGHLINE*20261124*1200*%d*X*004010~\n".formatted(sender, control));
        for (int order = 0; order < orders; order++) {
            write(out, order850(firstNumber + order, order + 1));
        }
        write(out, "GE*%d*%d~\nIEA*1*%09d~\n".formatted(orders, control, control));
        return out.toByteArray();
    }

    private static String order850(long number, int set) {
        var text = new StringBuilder(900);
        text.append("ST*850*%04d~\nBEG*00*SA*BM%09d**20261124~\nCUR*BY*USD~\n".formatted(set, number));
        text.append("REF*DP*0042~\nDTM*002*20261201~\nN1*ST*NORTHGATE STORE 1*92*0001~\nN3*100 MAIN STREET~\nN4*COLUMBUS*OH*43004*US~\n");
        for (int line = 1; line <= 5; line++) {
            int item = 10001 + (int) ((number * 7 + line * 53) % 250);
            text.append("PO1*%d*%d*EA*%d.%02d**VN*TL-%d~\nPID*F****ITEM %d OF THE BENCHMARK~\n"
                    .formatted(line, 1 + (number + line) % 9, 2 + line, number % 100, item, item));
        }
        return text.append("CTT*5~\nSE*%d*%04d~\n".formatted(20, set)).toString();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(ISO_8859_1));
    }
}
