package throughline.model.value;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * When somebody works: so many hours of work from a moment on end at another. Summer time counts as the clock on the wall shows it.
 *
 * @param days at least one
 * @param from and {@code to}: each working day's hours, by the clock of the zone; {@code from} before {@code to}
 * @param holidays working days on which nobody works
 */
public record WorkingCalendar(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays) {

    /** Ten years: whoever never works is not waited for. */
    private static final int MOST_DAYS = 3660;

    public WorkingCalendar {
        requireNonNull(zone, "zone");
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        if (days.isEmpty() || !from.isBefore(to)) {
            throw new IllegalArgumentException("a calendar needs a working day, and hours that begin before they end");
        }
    }

    /** The moment at which so much time of work has gone by since {@code start}. */
    public Instant after(Instant start, Duration work) {
        var left = work;
        var day = start.atZone(zone).toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            if (!days.contains(day.getDayOfWeek()) || holidays.contains(day)) {
                continue;
            }
            var opens = day.atTime(from).atZone(zone).toInstant();
            var begins = opens.isBefore(start) ? start : opens;
            var open = Duration.between(begins, day.atTime(to).atZone(zone).toInstant());
            if (!open.isNegative() && left.compareTo(open) <= 0) {
                return begins.plus(left);
            }
            left = open.isNegative() ? left : left.minus(open);
        }
        return start.plus(Duration.ofDays(MOST_DAYS));
    }

    /** {@code America/Chicago MONDAY,TUESDAY 08:00 17:00 2026-12-25}: {@link #parse} reads it. */
    public String text() {
        return "%s %s %s %s %s"
                .formatted(
                        zone.getId(),
                        EnumSet.copyOf(days).stream().map(DayOfWeek::name).collect(joining(",")),
                        from,
                        to,
                        new TreeSet<>(holidays)
                                .stream().map(LocalDate::toString).collect(joining(",")))
                .strip();
    }

    /** @throws RuntimeException when the text is not one of {@link #text} */
    public static WorkingCalendar parse(String text) {
        String[] words = text.split(" ");
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : words[1].split(",")) {
            days.add(DayOfWeek.valueOf(day));
        }
        var holidays = new TreeSet<LocalDate>();
        for (var day : words.length > 4 ? words[4].split(",") : new String[0]) {
            holidays.add(LocalDate.parse(day));
        }
        return new WorkingCalendar(
                ZoneId.of(words[0]), days, LocalTime.parse(words[2]), LocalTime.parse(words[3]), holidays);
    }
}
