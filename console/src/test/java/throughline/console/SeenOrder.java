package throughline.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import throughline.ledger.store.Database;
import throughline.ledger.trail.Decisions;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.ruling.BookText;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.Seen;
import throughline.operations.ruling.SeenRows;
import throughline.operations.whatif.WhatIf;
import throughline.rules.OrderQuestion;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.Stock;

/** What one decision saw of an order for eight cases, in the store: the policies in force decided it. */
public final class SeenOrder {

    private static final long NUMBER = 42_042;
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    private final Database database;
    private final WhatIf whatIf;
    private boolean there;
    private long latest = NUMBER;

    SeenOrder(Database database, WhatIf whatIf) {
        this.database = database;
        this.whatIf = whatIf;
    }

    /** The day it was decided. */
    public String day() {
        return LocalDate.ofInstant(AT, ZoneOffset.UTC).toString();
    }

    /** Its number. */
    public synchronized String decided() {
        if (!there) {
            there = true;
            keep(new SeenRows.Fresh(NUMBER, List.of(7L, 8L, 9L), seen()), AT);
        }
        return SalesOrderNumber.text(NUMBER);
    }

    /** The number of another one, for twelve cases, that is decided now. */
    public synchronized String decidedNow() {
        keep(new SeenRows.Fresh(++latest, List.of(10L, 11L, 12L), seen(12)), Instant.now());
        return SalesOrderNumber.text(latest);
    }

    private void keep(SeenRows.Fresh fresh, Instant at) {
        var files = new TreeMap<>(whatIf.files());
        var book = RuleBookBinder.fingerprint(files);
        database.transact(unit -> {
            Decisions.keepRuleBook(unit, book, BookText.of(files), at);
            SeenRows.add(unit, List.of(fresh), book, at);
            return true;
        });
    }

    /** Percent off for its line, by those policies. */
    public String discount(RuleBook book) {
        return Ruling.of(book, seen(), AT).pricing().lines().get(0).because().stream()
                .filter(firing -> firing.verb().equals("discount"))
                .map(firing ->
                        new BigDecimal(firing.number()).stripTrailingZeros().toPlainString())
                .findFirst()
                .orElse("none");
    }

    private static Seen seen() {
        return seen(8);
    }

    private static Seen seen(int cases) {
        var quantity = new BigDecimal(cases * 12);
        return new Seen(
                new Seen.Head("US01", "USD", ""),
                new OrderQuestion(
                        new Customer("C1009", "LIST", "B", false, false, false, false, true, true),
                        new Order("EDI", quantity.multiply(new BigDecimal("0.18")), 1, 9999, false, "US01"),
                        List.of(new Line(
                                0,
                                "TL-10002",
                                "Fasteners",
                                quantity,
                                cases,
                                new BigDecimal("0.18"),
                                new BigDecimal("0.094"),
                                null,
                                false))),
                List.of(),
                List.of(new Seen.Bought(
                        1, "1", new BigDecimal(cases), "CS", null, new BigDecimal("12"), BigDecimal.ZERO, quantity)),
                new Seen.Owed(new BigDecimal("50000"), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0),
                List.of(new Stock("TL-10002", "WH-EAST", new BigDecimal("1200"), BigDecimal.ZERO, 0, false, true)),
                List.of(),
                Seen.Earlier.NONE);
    }
}
