package throughline.console.act;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import throughline.model.value.Money;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.whatif.Compared;
import throughline.operations.whatif.WhatIf;

/** A run's orders for a spreadsheet, a line each. */
public final class WhatIfCsv {

    private static final String HEAD =
            "order,currency,changed,prices changed,net before,net after,cost,margin before,margin after,"
                    + "free freight before,free freight after,order check before,order check after,credit before,credit after,approval before,approval after,"
                    + "lines to approve before,lines to approve after,lines served before,lines served after,goods before,goods after,rule book";

    private WhatIfCsv() {}

    /** Writes order by order: however many there are, little is held. */
    public static void write(WhatIf whatIf, long run, Writer to) throws IOException {
        var out = new PrintWriter(to);
        out.println(HEAD);
        whatIf.each(run, order -> out.println(line(order)));
        out.flush();
        if (out.checkError()) {
            throw new IOException("the one who asked for it is gone");
        }
    }

    private static String line(Compared order) {
        var before = order.before();
        var after = order.after();
        return List.<Object>of(
                        SalesOrderNumber.text(order.order()),
                        order.currency(),
                        order.changed() ? "yes" : "no",
                        order.prices(),
                        amount(before.net(), order),
                        amount(after.net(), order),
                        amount(order.cost(), order),
                        amount(before.net() - order.cost(), order),
                        amount(after.net() - order.cost(), order),
                        before.freeFreight() ? "yes" : "no",
                        after.freeFreight() ? "yes" : "no",
                        before.check(),
                        after.check(),
                        before.hold(),
                        after.hold(),
                        before.approval(),
                        after.approval(),
                        before.approvals(),
                        after.approvals(),
                        before.full(),
                        after.full(),
                        quoted(before.places()),
                        quoted(after.places()),
                        order.ruleBook())
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static BigDecimal amount(long minor, Compared order) {
        return Money.ofMinor(minor, Currency.getInstance(order.currency())).amount();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
