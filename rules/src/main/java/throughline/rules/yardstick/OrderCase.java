package throughline.rules.yardstick;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import throughline.rules.Deliberation;
import throughline.rules.OrderQuestion;
import throughline.rules.RuleBook;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.Customer;
import throughline.rules.facts.GroupPrice;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.Promotion;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.facts.VolumeBreak;

/** One order of five lines with everything its decisions need, made up from a seed. */
record OrderCase(
        OrderQuestion question,
        List<Object> offers,
        CreditStanding standing,
        List<Stock> stocks,
        List<Substitute> substitutes) {

    private static final String[] CATEGORIES = {"PAPER", "TOOLS", "SEASONAL", "CLEANING"};
    private static final String[] TIERS = {"A", "B", "C"};

    static OrderCase of(long seed) {
        var random = new Random(seed);
        var lines = new ArrayList<Line>();
        var stocks = new ArrayList<Stock>();
        var substitutes = new ArrayList<Substitute>();
        BigDecimal total = BigDecimal.ZERO;
        for (int no = 0; no < 5; no++) {
            Line line = line(no, random);
            lines.add(line);
            total = total.add(line.listPrice().multiply(line.quantity()));
            for (int warehouse = 0; warehouse < 3; warehouse++) {
                stocks.add(new Stock(
                        line.sku(),
                        "WH-" + warehouse,
                        BigDecimal.valueOf(random.nextInt(300)),
                        BigDecimal.valueOf(random.nextInt(3) * 5L),
                        warehouse,
                        warehouse == 2 && random.nextBoolean(),
                        random.nextInt(4) > 0));
            }
            if (random.nextInt(4) == 0) {
                substitutes.add(new Substitute(
                        line.sku(),
                        line.sku() + "-S",
                        BigDecimal.valueOf(random.nextInt(300)),
                        BigDecimal.valueOf(random.nextInt(10))));
            }
        }
        var customer = new Customer(
                "C1",
                "RETAIL",
                TIERS[random.nextInt(3)],
                random.nextInt(4) == 0,
                random.nextInt(10) == 0,
                random.nextInt(50) == 0,
                random.nextInt(8) == 0,
                random.nextBoolean(),
                random.nextInt(5) > 0);
        var order = new Order(
                random.nextBoolean() ? "EDI" : "SHOP",
                total,
                5,
                random.nextInt(20),
                random.nextInt(8) == 0,
                seed % 3 == 0 ? "DE01" : "US01");
        return new OrderCase(
                new OrderQuestion(customer, order, lines),
                offers(lines, random),
                standing(total, random),
                stocks,
                substitutes);
    }

    private static Line line(int no, Random random) {
        BigDecimal list = BigDecimal.valueOf(200 + random.nextInt(5000), 2);
        int quantity = 1 + random.nextInt(700);
        BigDecimal quoted =
                switch (random.nextInt(3)) {
                    case 0 -> null;
                    case 1 -> list;
                    default -> list.multiply(BigDecimal.valueOf(90 + random.nextInt(15), 2));
                };
        return new Line(
                no,
                "SKU-" + random.nextInt(200) + "-" + no,
                CATEGORIES[random.nextInt(4)],
                BigDecimal.valueOf(quantity),
                quantity / 12,
                list,
                list.multiply(BigDecimal.valueOf(55 + random.nextInt(50), 2)),
                quoted,
                random.nextInt(10) == 0);
    }

    private static List<Object> offers(List<Line> lines, Random random) {
        var offers = new ArrayList<Object>();
        offers.add(new GroupPrice("RETAIL", "PAPER", BigDecimal.valueOf(4)));
        offers.add(new GroupPrice("RETAIL", "*", BigDecimal.valueOf(15, 1)));
        offers.add(new GroupPrice("TRADE", "*", BigDecimal.valueOf(9)));
        offers.add(new VolumeBreak("TOOLS", BigDecimal.valueOf(200), BigDecimal.valueOf(6)));
        offers.add(new VolumeBreak("*", BigDecimal.valueOf(500), BigDecimal.valueOf(25, 1)));
        offers.add(new Promotion(
                "SPRING", "*", "CLEANING", 5, "*", BigDecimal.valueOf(75, 1), false, Promotion.NO_BUDGET));
        offers.add(new Promotion(
                "WEB", "*", "PAPER", 20, "SHOP", BigDecimal.valueOf(10), false, BigDecimal.valueOf(random.nextInt(3))));
        offers.add(new Promotion("ALONE", "*", "SEASONAL", 15, "*", BigDecimal.ONE, true, Promotion.NO_BUDGET));
        offers.add(new RebateAgreement("RB-1", "CLEANING", BigDecimal.valueOf(2)));
        offers.add(new RebateAgreement("RB-2", "*", BigDecimal.valueOf(5, 1)));
        for (Line line : lines) {
            if (random.nextInt(6) == 0) {
                offers.add(new Promotion(
                        "ITEM", line.sku(), "*", 0, "*", BigDecimal.valueOf(7), random.nextBoolean(), BigDecimal.TEN));
            }
            if (random.nextInt(3) == 0) {
                offers.add(new ContractPrice(
                        "K1",
                        line.sku(),
                        BigDecimal.valueOf(random.nextInt(200)),
                        line.listPrice().multiply(BigDecimal.valueOf(88, 2))));
            }
        }
        return offers;
    }

    private static CreditStanding standing(BigDecimal total, Random random) {
        BigDecimal limit = BigDecimal.valueOf(20_000 + random.nextInt(80_000));
        BigDecimal receivables = BigDecimal.valueOf(random.nextInt(60_000));
        BigDecimal open = BigDecimal.valueOf(random.nextInt(20_000));
        return CreditStanding.of(
                limit, receivables, open, total, BigDecimal.ZERO, random.nextInt(3) == 0 ? random.nextInt(150) : 0);
    }

    /** All decisions of this order by the rules, as one line of text that must be the same however they were come by. */
    String decide(RuleBook book, RuleBook.Engine engine) {
        return decide(book.deliberate(question, engine));
    }

    /** @param asked about this question and nothing else yet; it is closed */
    String decide(Deliberation asked) {
        var lines = question.lines();
        try (var deliberation = asked) {
            return Verdict.of(
                    deliberation.price(lines, offers),
                    deliberation.clear(standing),
                    deliberation.plan(lines, stocks, substitutes));
        }
    }
}
