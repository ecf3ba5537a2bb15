package shian.catalog;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import shian.message.Message;

/** Reads the calendar of working days, and whether what it says can be. */
final class CalendarReader {

    private final SortedMap<LocalDate, Title> holidays = new TreeMap<>();
    private final SortedSet<LocalDate> shifted = new TreeSet<>();
    private final SortedSet<Integer> years = new TreeSet<>();

    private CalendarReader() {
    }

    static WorkCalendar read(Section section) {
        CalendarReader reader = new CalendarReader();
        section.entries("years").forEach((year, notice) -> reader.read(Integer.parseInt(year), notice));
        for (int year = reader.years.first(); year < reader.years.last(); year++) {
            if (!reader.years.contains(year)) {
                section.mistake("years", Message.of("catalog.calendar-gap", String.valueOf(year)));
            }
        }
        return new WorkCalendar(reader.holidays, reader.shifted, reader.years);
    }

    private void read(int year, Section notice) {
        years.add(year);
        for (Section holiday : notice.sections("holidays")) {
            LocalDate from = holiday.date("from");
            LocalDate to = holiday.date("to");
            if (to.isBefore(from)) {
                holiday.mistake("to", Message.of("catalog.calendar-span", to, from));
                continue;
            }
            Title title = new Title(holiday.text("zh"), holiday.text("en"));
            from.datesUntil(to.plusDays(1)).forEach(day -> {
                check(day, year, holiday, "from");
                holidays.put(day, title);
            });
        }
        for (LocalDate day : notice.dates("worked")) {
            check(day, year, notice, "worked");
            if (!WorkCalendar.isWeekend(day)) {
                notice.mistake("worked", Message.of("catalog.calendar-weekday", day));
            }
            shifted.add(day);
        }
    }

    /** A notice speaks of its year and of the last days before it, and of no day twice. */
    private void check(LocalDate day, int year, Section section, String key) {
        if (day.isBefore(LocalDate.of(year - 1, 12, 1)) || day.getYear() > year) {
            section.mistake(key, Message.of("catalog.calendar-year", day, String.valueOf(year)));
        }
        if (holidays.containsKey(day) || shifted.contains(day)) {
            section.mistake(key, Message.of("catalog.calendar-twice", day));
        }
    }
}
