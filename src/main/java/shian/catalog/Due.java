package shian.catalog;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When a feed is due: for every month, quarter, half-year or year, on a day after its end.
 *
 * @param monthsEach     length of a period in months: 1, 3, 6 or 12
 * @param month          for yearly feeds the month of the due day; 0 for the month after the period
 * @param day            day of the due month
 * @param inSameYear     for yearly feeds: due within the year itself (a plan), not in the next
 * @param since          first day from which deliveries are owed
 */
public record Due(int monthsEach, int month, int day, boolean inSameYear, LocalDate since) {

    static Due read(Section section) {
        int months = switch (section.text("every").toLowerCase(Locale.ROOT)) {
            case "month" -> 1;
            case "quarter" -> 3;
            case "half-year" -> 6;
            default -> 12;
        };
        return new Due(months, section.number("month", 0), section.number("day", 1),
                section.text("in", "next").equals("same-year"), section.date("since"));
    }

    /** A span owed and the day it is due. */
    public record Period(LocalDate from, LocalDate to, LocalDate due) {
    }

    /** The day on which what ends on a day is due: that of the period owed which holds it. */
    public LocalDate dueFor(LocalDate end) {
        YearMonth first = YearMonth.from(since);
        long periods = Math.floorDiv(first.until(YearMonth.from(end), ChronoUnit.MONTHS), monthsEach);
        return due(first.plusMonths(periods * monthsEach));
    }

    /** The periods that were due on or before a day, oldest first. */
    public List<Period> dueBy(LocalDate today) {
        List<Period> periods = new ArrayList<>();
        for (YearMonth start = YearMonth.from(since); ; start = start.plusMonths(monthsEach)) {
            LocalDate due = due(start);
            if (due.isAfter(today)) {
                return periods;
            }
            periods.add(new Period(start.atDay(1), last(start).atEndOfMonth(), due));
        }
    }

    private YearMonth last(YearMonth start) {
        return start.plusMonths(monthsEach - 1L);
    }

    private LocalDate due(YearMonth start) {
        YearMonth dueMonth = month > 0
                ? YearMonth.of(inSameYear ? start.getYear() : last(start).getYear() + 1, month) : last(start).plusMonths(1);
        return dueMonth.atDay(Math.min(day, dueMonth.lengthOfMonth()));
    }
}
