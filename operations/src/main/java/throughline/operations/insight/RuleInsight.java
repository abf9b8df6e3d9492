package throughline.operations.insight;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.model.value.Money;

/** What rules did lately, out of what was added up by day. */
public final class RuleInsight {

    /** Days that are looked at, today included. */
    public static final int DAYS = 30;

    private final Database database;
    private final Clock clock;

    public RuleInsight(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What one rule did.
     *
     * @param desk whose decisions it spoke in
     * @param firings how often it spoke in the days looked at
     * @param decisions in how many decisions
     * @param days firings by day; days without any are left out
     * @param last the last day on which it spoke, however long ago
     * @param money what its proposals that counted came to
     */
    public record Activity(
            String rule,
            String desk,
            long firings,
            long decisions,
            Map<LocalDate, Long> days,
            @Nullable LocalDate last,
            List<Amount> money) {

        public Activity {
            days = Map.copyOf(days);
            money = List.copyOf(money);
        }
    }

    /**
     * An amount of one currency.
     *
     * @param kind {@code price}: what became dearer, or with a minus cheaper; {@code promised}: what is paid back of invoices;
     *     {@code waits}: what waited for somebody
     * @param amount in minor units
     */
    public record Amount(String kind, String currency, long amount) {

        /** In the currency's own decimals. */
        public BigDecimal decimal() {
            return Money.ofMinor(amount, Currency.getInstance(currency)).amount();
        }
    }

    /**
     * How long a rule took, by samples of what was decided.
     *
     * @param decisions that were measured
     * @param nanoseconds of its conditions and proposals for one decision; three decimals
     * @param percent of what all rules took together; one decimal
     */
    public record Time(long decisions, BigDecimal nanoseconds, BigDecimal percent) {}

    /** Every rule that was measured in the days looked at, by its name. */
    public Map<String, Time> times() {
        return database.read(unit -> unit.jdbc(connection -> {
            var times = new TreeMap<String, Time>();
            try (var select = connection.prepareStatement(
                    """
                    select rule, sum(decisions), round(sum(picos) / 1000.0 / sum(decisions), 3), round(100 * sum(picos) / sum(sum(picos)) over (), 1)
                    from desk.rule_time where day >= ? group by rule having sum(decisions) > 0""")) {
                select.setDate(1, Date.valueOf(from()));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        times.put(
                                rows.getString(1),
                                new Time(rows.getLong(2), rows.getBigDecimal(3), rows.getBigDecimal(4)));
                    }
                }
            }
            return times;
        }));
    }

    /** The first day that is looked at. */
    public LocalDate from() {
        return today().minusDays(DAYS - 1L);
    }

    /** Today, in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Every rule that ever spoke, by its name. */
    public Map<String, Activity> all() {
        var from = from();
        return database.read(unit -> unit.jdbc(connection -> {
            var money = money(connection, from);
            var days = days(connection, from);
            var all = new TreeMap<String, Activity>();
            try (var select = connection.prepareStatement(
                    """
                    select rule, max(desk), coalesce(sum(firings) filter (where day >= ?), 0),
                      coalesce(sum(decisions) filter (where day >= ?), 0), max(day) from desk.rule_day group by rule""")) {
                select.setDate(1, Date.valueOf(from));
                select.setDate(2, Date.valueOf(from));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var rule = rows.getString(1);
                        all.put(
                                rule,
                                new Activity(
                                        rule,
                                        rows.getString(2),
                                        rows.getLong(3),
                                        rows.getLong(4),
                                        days.getOrDefault(rule, Map.of()),
                                        rows.getDate(5).toLocalDate(),
                                        money.getOrDefault(rule, List.of())));
                    }
                }
            }
            return all;
        }));
    }

    private static Map<String, Map<LocalDate, Long>> days(Connection connection, LocalDate from) throws SQLException {
        var days = new HashMap<String, Map<LocalDate, Long>>();
        try (var select = connection.prepareStatement("select rule, day, firings from desk.rule_day where day >= ?")) {
            select.setDate(1, Date.valueOf(from));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    days.computeIfAbsent(rows.getString(1), rule -> new TreeMap<>())
                            .put(rows.getDate(2).toLocalDate(), rows.getLong(3));
                }
            }
        }
        return days;
    }

    private static Map<String, List<Amount>> money(Connection connection, LocalDate from) throws SQLException {
        var money = new HashMap<String, List<Amount>>();
        try (var select = connection.prepareStatement(
                """
                select rule, kind, currency, sum(amount) from desk.rule_money where day >= ?
                group by rule, kind, currency order by rule, kind, currency""")) {
            select.setDate(1, Date.valueOf(from));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    money.computeIfAbsent(rows.getString(1), rule -> new ArrayList<>())
                            .add(new Amount(rows.getString(2), rows.getString(3), rows.getLong(4)));
                }
            }
        }
        return money;
    }
}
