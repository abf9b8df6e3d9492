package throughline.console.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.ledger.trail.MessageStatus;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.Money;
import throughline.operations.governance.ChangeState;
import throughline.operations.insight.RuleInsight;
import throughline.operations.ordering.SalesOrderNumber;

/** How pages say things: moments, sizes, states and places. */
public final class Say {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Say() {}

    /** In UTC, to the second. */
    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** As machines write it, for hovering and copying. */
    public static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** {@code 1,234 bytes}. */
    public static String bytes(long size) {
        return String.format(Locale.ROOT, "%,d %s", size, size == 1 ? "byte" : "bytes");
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** How long until then, or since, in the largest unit that fits. */
    public static String distance(Instant then, Instant now) {
        var between = Duration.between(now, then);
        var span = between.abs();
        var text = span.toDays() > 1
                ? span.toDays() + " d"
                : span.toHours() > 0 ? span.toHours() + " h" : span.toMinutes() + " min";
        return between.isNegative() ? text + " ago" : "in " + text;
    }

    /** {@code GOODS_ISSUE} as {@code goods issue}. */
    public static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static String amount(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
    }

    /** The colour of a state; the word stands beside it. */
    public static String tone(MessageStatus status) {
        return switch (status) {
            case ACCEPTED, ACKNOWLEDGED, SENT -> "good";
            case PARTIAL -> "warn";
            case REJECTED, FAILED, REFUSED -> "bad";
            case HELD -> "wait";
            case RECEIVED, IN_FLIGHT, DUPLICATE, COMPOSED -> "";
        };
    }

    /** The same for states that are words of a desk. */
    public static String tone(String status) {
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "ACCEPTED",
                    "OPEN",
                    "SENT",
                    "ACKNOWLEDGED",
                    "SHIPPED",
                    "RELEASE",
                    "RELEASED",
                    "STARTED",
                    "SUBSTITUTED",
                    "INVOICED",
                    "DELIVERED",
                    "TAKEN" -> "good";
            case "PARTIAL", "BACK_ORDERED", "WARNING", "FAILING", "OVERDUE", "SUSPENDED", "CHANGED", "IN PART" ->
                "warn";
            case "REJECTED", "FAILED", "REFUSED", "ERROR", "FATAL", "CANCELLED", "CANCEL", "DECLINED" -> "bad";
            case "HELD", "HOLD", "WAITING", "WAITS FOR ITS BATCH", "AWAITED", "ASSIGNED", "STOPPED" -> "wait";
            default -> "";
        };
    }

    /** The same for runs of a what-if. */
    public static String toneOfRun(String state) {
        return switch (state) {
            case "done" -> "good";
            case "failed" -> "bad";
            case "cancelled" -> "warn";
            default -> "wait";
        };
    }

    /** The same for changes of policies. */
    public static String toneOfChange(ChangeState state) {
        return switch (state) {
            case ACTIVE, APPROVED -> "good";
            case SCHEDULED, IN_REVIEW -> "wait";
            case REJECTED -> "bad";
            case WITHDRAWN, RETIRED, DRAFT -> "";
        };
    }

    /** The same for what became of a rule. */
    public static String toneOfDiff(String kind) {
        return switch (kind) {
            case "ADDED" -> "good";
            case "REMOVED" -> "bad";
            default -> "warn";
        };
    }

    /** A part of a rule as people call it. */
    public static String part(String part) {
        return switch (part) {
            case "CONDITION" -> "when";
            case "CONSEQUENCE" -> "then";
            case "DATES" -> "in force";
            case "POLICY" -> "paragraph";
            default -> words(part);
        };
    }

    /** How a rule book came into force. */
    public static String howItCame(String kind) {
        return switch (kind) {
            case "FOUNDING" -> "installed";
            case "FILES" -> "changed files";
            case "OFF" -> "a rule switched off";
            case "ON" -> "a rule switched on";
            default -> words(kind);
        };
    }

    /** The day in UTC that begins then. */
    public static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    /** The last day of a period that ends before then. */
    public static String lastDay(Instant until) {
        return day(until.minusMillis(1));
    }

    public static String seconds(long millis) {
        return String.format(Locale.ROOT, "%,.1f s", millis / 1000.0);
    }

    /** For one decision: {@code 84 ns}; nothing where none was measured. */
    public static String nanoseconds(RuleInsight.@Nullable Time time) {
        if (time == null) {
            return "";
        }
        var nanoseconds = time.nanoseconds();
        return nanoseconds.compareTo(BigDecimal.TEN) < 0
                ? nanoseconds.setScale(1, RoundingMode.HALF_EVEN) + " ns"
                : String.format(
                        Locale.ROOT,
                        "%,d ns",
                        nanoseconds.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    /** An amount that is kept in minor units. */
    public static String minor(long amount, String currency) {
        return amount(Money.ofMinor(amount, Currency.getInstance(currency)).amount());
    }

    /** {@code SO-0000017}. */
    public static String order(long number) {
        return SalesOrderNumber.text(number);
    }

    /** {@code release} where nothing changes, else {@code release → hold manager}. */
    public static String change(String before, String after) {
        return before.equals(after) ? words(before) : words(before) + " → " + words(after);
    }

    /** The page where these bytes are shown, with the bytes marked. */
    public static String address(SourceSpan span) {
        return "/messages/%s#span=%d,%d".formatted(span.message(), span.offset(), span.length());
    }

    /** A name as a part of an element's id, which may hold neither dots nor blanks. */
    public static String anchor(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /** {@code PO102 at byte 210}. */
    public static String place(@Nullable SourceSpan span) {
        return span == null ? "" : "%s at byte %,d".formatted(span.segment(), span.offset());
    }
}
