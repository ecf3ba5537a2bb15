package shian.catalog;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which days are worked. Where no notice says otherwise, Monday to Friday are: so too in a year whose notice is not out yet.
 *
 * @param holidays what is celebrated, by day that is not worked
 * @param shifted  days of a weekend that are worked for a holiday
 * @param years    years whose notice is known, without a gap; none without a calendar
 */
public record WorkCalendar(SortedMap<LocalDate, Title> holidays, SortedSet<LocalDate> shifted, SortedSet<Integer> years) {

    /** Weekends and nothing else. */
    static final WorkCalendar NONE = new WorkCalendar(new TreeMap<>(), new TreeSet<>(), new TreeSet<>());

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    static boolean isWeekend(LocalDate day) {
        return WEEKEND.contains(day.getDayOfWeek());
    }

    public boolean isWorked(LocalDate day) {
        return shifted.contains(day) || !isWeekend(day) && !holidays.containsKey(day);
    }

    /** Whether the notice for the year of a day is known. */
    public boolean isNoticed(LocalDate day) {
        return years.contains(day.getYear());
    }

    /**
     * The last day of a limit in working days: the day itself does not count.
     *
     * @param workdays at least 1
     */
    public LocalDate after(LocalDate day, int workdays) {
        if (workdays < 1) {
            throw new IllegalArgumentException("A limit must be at least 1 working day, but was: " + workdays);
        }
        LocalDate last = day;
        for (int left = workdays; left > 0; left -= isWorked(last) ? 1 : 0) {
            last = last.plusDays(1);
        }
        return last;
    }
}
