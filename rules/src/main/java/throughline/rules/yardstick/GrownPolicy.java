package throughline.rules.yardstick;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import throughline.rules.Desk;

/**
 * A policy that grew for years: promotions by customer group and category and by channel and category, credit by group and tier, preferred warehouses by
 * category. As text for the rules, and as tables for the same policy written by hand. Most of it is about other customers than those of an order, as in
 * life.
 */
final class GrownPolicy {

    /** Nothing beyond the shipped rules. */
    static final GrownPolicy NONE = new GrownPolicy(0);

    private static final String[] ORDERED = {"PAPER", "TOOLS", "SEASONAL", "CLEANING"};
    private static final int GROUPS = 20;
    private static final int CATEGORIES = 60;

    private final List<Addition> additions = new ArrayList<>();
    private final Map<String, List<Addition>> byKey = new HashMap<>();

    private enum Kind {
        GROUP_PROMOTION,
        CHANNEL_PROMOTION,
        CREDIT,
        SOURCING
    }

    /**
     * One rule more.
     *
     * @param key what it is about: the texts that its facts must have
     * @param limit cases, or percent over the credit limit
     * @param figure percent off, or points
     */
    record Addition(Kind kind, String name, String key, int limit, int figure, String text) {}

    /** @param rules how many */
    GrownPolicy(int rules) {
        var random = new Random(rules);
        for (int no = 0; no < rules; no++) {
            int kind = no % 20;
            add(
                    kind < 8
                            ? Kind.GROUP_PROMOTION
                            : kind < 12 ? Kind.CHANNEL_PROMOTION : kind < 15 ? Kind.CREDIT : Kind.SOURCING,
                    "Y-%04d".formatted(no),
                    random);
        }
    }

    private void add(Kind kind, String name, Random random) {
        int pick = random.nextInt(GROUPS);
        String group = pick == 0 ? "RETAIL" : "GROUP-" + pick;
        int shelf = random.nextInt(CATEGORIES);
        String category = shelf < ORDERED.length ? ORDERED[shelf] : "CATEGORY-" + shelf;
        String channel = random.nextBoolean() ? "EDI" : "SHOP";
        String tier = random.nextBoolean() ? "A" : "B";
        String warehouse = "WH-" + random.nextInt(3);
        int limit = 2 + random.nextInt(40);
        int figure = 1 + random.nextInt(20);
        keep(
                switch (kind) {
                    case GROUP_PROMOTION -> {
                        String whose = "Customer( group == \"%s\" )".formatted(group);
                        yield new Addition(
                                kind,
                                name,
                                group + "/" + category,
                                limit,
                                figure,
                                promotion(whose, category, limit, figure));
                    }
                    case CHANNEL_PROMOTION -> {
                        String whose = "Order( channel == \"%s\" )".formatted(channel);
                        yield new Addition(
                                kind,
                                name,
                                channel + "/" + category,
                                limit,
                                figure,
                                promotion(whose, category, limit, figure));
                    }
                    case CREDIT -> new Addition(kind, name, group + "/" + tier, limit, 0, hold(group, tier, limit));
                    case SOURCING ->
                        new Addition(
                                kind,
                                name,
                                category + "/" + warehouse,
                                0,
                                figure,
                                preference(category, warehouse, figure));
                });
    }

    private void keep(Addition addition) {
        additions.add(addition);
        byKey.computeIfAbsent(addition.kind + addition.key, none -> new ArrayList<>())
                .add(addition);
    }

    private static String hold(String group, String tier, int limit) {
        return """
                when
                    Customer( group == "%s", tier == "%s" )
                    CreditStanding( overLimitPercent > %d )
                then
                    credit.holdForManager().because( "grown" );
                """
                .formatted(group, tier, limit);
    }

    private static String preference(String category, String warehouse, int points) {
        return """
                when
                    $line : Line( category == "%s", $sku : sku )
                    $stock : Stock( sku == $sku, warehouse == "%s" )
                then
                    allocate.prefer( $line, $stock, %d ).because( "grown" );
                """
                .formatted(category, warehouse, points);
    }

    private static String promotion(String whose, String category, int limit, int figure) {
        return """
                when
                    %s
                    $line : Line( category == "%s", cases >= %d )
                then
                    price.discount( $line, %d ).because( "grown" );
                """
                .formatted(whose, category, limit, figure);
    }

    List<Addition> groupPromotions(String group, String category) {
        return of(Kind.GROUP_PROMOTION, group, category);
    }

    List<Addition> channelPromotions(String channel, String category) {
        return of(Kind.CHANNEL_PROMOTION, channel, category);
    }

    List<Addition> credit(String group, String tier) {
        return of(Kind.CREDIT, group, tier);
    }

    List<Addition> sourcing(String category, String warehouse) {
        return of(Kind.SOURCING, category, warehouse);
    }

    private List<Addition> of(Kind kind, String one, String other) {
        return additions.isEmpty() ? List.of() : byKey.getOrDefault(kind + one + "/" + other, List.of());
    }

    /** The policy files that say it, by their paths. */
    Map<String, String> files() {
        var files = new HashMap<String, String>();
        for (Desk desk : List.of(Desk.PRICING, Desk.CREDIT, Desk.ALLOCATION)) {
            var text = new StringBuilder("package " + desk.rulePackage() + "\n\n");
            desk.facts()
                    .forEach(fact ->
                            text.append("import ").append(fact.getName()).append('\n'));
            text.append("import %s%n%nglobal %s %s%n"
                    .formatted(desk.verbs().getName(), desk.verbs().getSimpleName(), desk.global()));
            int before = text.length();
            for (Addition addition : additions) {
                if (addition.text.contains(desk.global() + ".")) {
                    text.append("\nrule \"%s grown\"\n    @policy( \"Y\" )\n%send\n"
                            .formatted(addition.name, addition.text));
                }
            }
            if (text.length() > before) {
                files.put(desk.folder() + "/grown.drl", text.toString());
            }
        }
        return files;
    }
}
