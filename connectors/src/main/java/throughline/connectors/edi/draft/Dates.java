package throughline.connectors.edi.draft;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/** Calendar days as X12 (373) and EDIFACT (2379) write them. */
final class Dates {

    private Dates() {}

    /**
     * The day, or the first day of a period; null when there is none.
     *
     * @param format EDIFACT's 2379 ({@code 102}), or empty: then by its length
     */
    static @Nullable LocalDate parse(String text, String format) {
        try {
            return switch (format) {
                case "", "D8", "D6" -> byLength(text);
                case "2" -> day(century(text.substring(4, 6)), text.substring(2, 4), text.substring(0, 2));
                case "3" -> day(century(text.substring(4, 6)), text.substring(0, 2), text.substring(2, 4));
                case "4", "5" ->
                    day(Integer.parseInt(text.substring(4, 8)), text.substring(2, 4), text.substring(0, 2));
                case "102", "203", "204", "718", "719", "303", "304", "711" -> eight(text);
                case "103" ->
                    week(century(text.substring(0, 2)), text.substring(2, 4)).plusDays(dayOfWeek(text));
                case "105" ->
                    LocalDate.ofYearDay(century(text.substring(0, 2)), Integer.parseInt(text.substring(2, 5)));
                case "106" -> null;
                case "101", "201", "202", "301", "302", "713", "717", "RD6" ->
                    day(century(text.substring(0, 2)), text.substring(2, 4), text.substring(4, 6));
                case "602" -> day(Integer.parseInt(text), "01", "01");
                case "609", "709" -> day(century(text.substring(0, 2)), text.substring(2, 4), "01");
                case "615", "715", "701" -> week(century(text.substring(0, 2)), text.substring(2, 4));
                case "610", "710" -> day(Integer.parseInt(text.substring(0, 4)), text.substring(4, 6), "01");
                case "616", "716", "702" -> week(Integer.parseInt(text.substring(0, 4)), text.substring(4, 6));
                default -> byLength(text);
            };
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable LocalDate byLength(String text) {
        if (text.length() == 6) {
            return day(century(text.substring(0, 2)), text.substring(2, 4), text.substring(4, 6));
        }
        return text.length() >= 8 ? eight(text) : null;
    }

    private static @Nullable LocalDate eight(String text) {
        int number = Integer.parseInt(text.substring(0, 8));
        return number < 1900_00_00 ? null : LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
    }

    private static LocalDate day(int year, String month, String day) {
        return LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
    }

    /** Two digits of a year: 70 and above are of the last century. */
    private static int century(String twoDigits) {
        int year = Integer.parseInt(twoDigits);
        return year >= 70 ? 1900 + year : 2000 + year;
    }

    /** The last figure of YYWWD: 1 is Monday; 0 when it is left out. */
    private static int dayOfWeek(String text) {
        return text.length() < 5
                ? 0
                : DayOfWeek.of(Integer.parseInt(text.substring(4, 5))).getValue() - 1;
    }

    private static LocalDate week(int year, String week) {
        return LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(week))
                .with(DayOfWeek.MONDAY);
    }
}
