package throughline.connectors.edi.draft;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.token.SegmentTable;

/** Points in time from a date, a time and a zone: AT705 to AT707; DTM, whose format says which of them it holds. */
final class Moments {

    private final Meaning meaning;

    Moments(Meaning meaning) {
        this.meaning = meaning;
    }

    /**
     * When the event happened, UTC where its zone is not known; null when it says no day.
     *
     * @param at where the finding points that says so
     */
    @Nullable
    Instant of(EventDraft event, @Nullable Value at) {
        var day = event.date == null ? null : Dates.parse(event.date.text(), "");
        if (event.date == null || day == null) {
            return null;
        }
        meaning.said(Field.AT, 0, 0, event.date);
        meaning.used(event.time);
        var time = event.time == null ? null : time(event.time.text());
        return instant(day, time, event.zone, at != null ? at : event.date);
    }

    /** The moment a DTM says, by its format. */
    @Nullable
    Instant of(DateDraft dated) {
        var value = dated.value;
        var format = dated.format == null ? "" : dated.format.text();
        var day = value == null ? null : Dates.parse(value.text(), format);
        if (value == null || day == null) {
            return null;
        }
        meaning.said(Field.AT, 0, 0, value);
        meaning.used(dated.qualifier);
        meaning.used(dated.format);
        var text = value.text();
        return switch (format) {
            case "203", "204" -> instant(day, time(cut(text, 8, format.equals("204") ? 14 : 12)), null, value);
            case "303", "304" -> zoned(day, text, format.equals("304") ? 14 : 12, value);
            case "205" -> offset(day, text, value);
            case "201", "202", "301", "302" ->
                instant(day, time(cut(text, 6, format.endsWith("2") ? 12 : 10)), null, value);
            default -> instant(day, null, null, value);
        };
    }

    /** 303 and 304: after the time, its zone. */
    private Instant zoned(LocalDate day, String text, int zone, Value value) {
        var suffix = Value.of(null, SegmentTable.NOWHERE, cut(text, zone, text.length()));
        return instant(day, time(cut(text, 8, zone)), suffix, value);
    }

    /** 205: CCYYMMDDHHMM and the offset from UTC, such as +0100. */
    private Instant offset(LocalDate day, String text, Value value) {
        var time = time(cut(text, 8, 12));
        try {
            var offset = ZoneOffset.of(cut(text, 12, 17));
            return day.atTime(time == null ? LocalTime.MIDNIGHT : time).toInstant(offset);
        } catch (DateTimeException e) {
            return instant(day, time, null, value);
        }
    }

    private Instant instant(LocalDate day, @Nullable LocalTime time, @Nullable Value zone, Value at) {
        var known = zone == null ? null : meaning.codes().meaning("zone", zone.text());
        meaning.used(zone);
        if (known == null) {
            meaning.at(
                    FindingCode.DOCUMENT_TIME_ZONE,
                    at,
                    "The time is in %s; it was read as UTC."
                            .formatted(zone == null || zone.text().isEmpty() ? "no zone" : "zone " + zone.text()));
        }
        return day.atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(known == null ? ZoneOffset.UTC : ZoneId.of(known))
                .toInstant();
    }

    /** HHMM or HHMMSS; null when it is neither. */
    private static @Nullable LocalTime time(String text) {
        if (!text.matches("\\d{4}(\\d\\d){0,2}")) {
            return null;
        }
        try {
            int second = text.length() >= 6 ? Integer.parseInt(text.substring(4, 6)) : 0;
            return LocalTime.of(Integer.parseInt(text.substring(0, 2)), Integer.parseInt(text.substring(2, 4)), second);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String cut(String text, int from, int to) {
        return text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
    }
}
