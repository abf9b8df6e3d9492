package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/**
 * The figures of a TRADACOMS invoice as they are meant: line amounts have four decimals implied, rates of tax three, every other amount
 * two. One that is sent with a point all the same means what it says.
 */
final class ImpliedDecimals {

    private static final int OF_LINE = 4;
    private static final int OF_RATE = 3;
    private static final int OF_AMOUNT = 2;

    private ImpliedDecimals() {}

    /**
     * Places the points. A product of two rates of tax is said three times, once as a whole: its parts are left out, and so are
     * discounts and charges that are none.
     */
    static void place(InvoiceDraft invoice) {
        invoice.lines = invoice.lines.stream().filter(line -> !isPart(line)).toList();
        invoice.adjustments =
                invoice.adjustments.stream().filter(each -> each.amount != null).toList();
        for (var line : invoice.lines) {
            line.sums.forEach(sum -> sum.value = placed(sum.value, OF_LINE));
        }
        for (var tax : invoice.taxes) {
            tax.percent = placed(tax.percent, OF_RATE);
            tax.base = placed(tax.base, OF_AMOUNT);
            tax.amount = placed(tax.amount, OF_AMOUNT);
        }
        invoice.total = placed(invoice.face != null ? invoice.face : invoice.total, OF_AMOUNT);
    }

    /** MIXI: 0 is the product as a whole, 1 and 2 its parts. */
    private static boolean isPart(LineDraft line) {
        return line.part != null
                && (line.part.text().equals("1") || line.part.text().equals("2"));
    }

    private static @Nullable Value placed(@Nullable Value said, int decimals) {
        var number = said == null ? null : said.decimal();
        return said == null || number == null || number.scale() > 0
                ? said
                : Value.of(null, said.token(), number.movePointLeft(decimals).toPlainString());
    }
}
