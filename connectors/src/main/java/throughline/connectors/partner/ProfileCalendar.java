package throughline.connectors.partner;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.model.value.WorkingCalendar;

/** When a partner works, as its profile says it under {@code calendar}. */
final class ProfileCalendar {

    private ProfileCalendar() {}

    /**
     * Null when the profile says nothing: then every hour counts.
     *
     * @throws ProfileRefused naming the key that makes no sense
     */
    static @Nullable WorkingCalendar of(ProfileReader.Read read) {
        var said = read.profile().calendar();
        if (said == null) {
            return null;
        }
        var zone = zone(read, said.zone());
        var days = days(read, said.days() == null ? "MON-FRI" : said.days());
        var hours = said.hours() == null ? "08:00-17:00" : said.hours();
        var holidays = holidays(read, said.holidays() == null ? List.of() : said.holidays());
        try {
            String[] ends = hours.split("-");
            return new WorkingCalendar(zone, days, LocalTime.parse(ends[0]), LocalTime.parse(ends[1]), holidays);
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            throw read.refused("/calendar/hours", "'%s' are no hours; write them as 08:00-17:00".formatted(hours));
        }
    }

    private static ZoneId zone(ProfileReader.Read read, @Nullable String zone) {
        try {
            return ZoneId.of(zone == null ? "" : zone);
        } catch (DateTimeException wrong) {
            throw read.refused("/calendar/zone", "'%s' is no time zone; write one as America/Chicago".formatted(zone));
        }
    }

    private static Set<DayOfWeek> days(ProfileReader.Read read, String written) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : written.split(",")) {
            String[] ends = part.strip().split("-");
            var first = day(ends[0]);
            var last = day(ends[ends.length - 1]);
            if (first == null || last == null || ends.length > 2) {
                throw read.refused(
                        "/calendar/days", "'%s' are no days; write MON-FRI, or MON,WED,FRI".formatted(written));
            }
            for (var day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static @Nullable DayOfWeek day(String written) {
        for (var day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(written.strip().toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        return null;
    }

    private static Set<LocalDate> holidays(ProfileReader.Read read, List<String> written) {
        var holidays = new TreeSet<LocalDate>();
        for (var day : written) {
            try {
                holidays.add(LocalDate.parse(day));
            } catch (DateTimeException wrong) {
                throw read.refused("/calendar/holidays", "'%s' is no day; write it as 2026-12-25".formatted(day));
            }
        }
        return holidays;
    }
}
