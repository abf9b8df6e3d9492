package throughline.deploy.life;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Purchase orders of the demonstration's first customer, one interchange each. */
final class Purchases {

    private Purchases() {}

    /** An 850 for a few pieces of an item there is plenty of. */
    static byte[] order(int number) {
        return interchange(number, set(1, "LIFE-%05d".formatted(number), 2), 1);
    }

    /** One interchange with so many orders in it, numbered upwards from the first. */
    static byte[] orders(int control, int first, int count) {
        var sets = new StringBuilder();
        for (int i = 0; i < count; i++) {
            sets.append(set(i + 1, "LIFE-%05d".formatted(first + i), 1 + i % 3));
        }
        return interchange(control, sets.toString(), count);
    }

    static byte[] interchange(int control, String sets, int count) {
        var opening =
                "ISA*00*          *00*          *ZZ*NORTHGATE      *ZZ*THROUGHLINE    *260302*0915*U*00401*%09d*0*P*>~"
                        .formatted(control);
        return (opening
                        + "GS*PO*NORTHGATE*THROUGHLINE*20260302*0915*%d*X*004010~".formatted(control)
                        + sets
                        + "GE*%d*%d~IEA*1*%09d~".formatted(count, control, control))
                .getBytes(US_ASCII);
    }

    static String set(int control, String number, int quantity) {
        return "ST*850*%04d~".formatted(control)
                + "BEG*00*SA*%s**20260302~CUR*BY*USD~N1*ST*Northgate Store 101*92*0101~".formatted(number)
                + "PO1*1*%d*EA***BP*NG-10001~PO1*2*%d*EA***BP*NG-10002~".formatted(quantity, quantity)
                + "CTT*2~SE*8*%04d~".formatted(control);
    }
}
