package shian.night;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Title;
import shian.catalog.WorkCalendar;

/** The table in which views look working days up. */
final class CalendarTable {

    /** Limits that begin in the last year of the calendar end in one of these. */
    private static final int YEARS_AHEAD = 2;

    private final JdbcClient jdbc;

    CalendarTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(WorkCalendar calendar) {
        jdbc.sql("delete from warehouse.workday").update();
        if (calendar.years().isEmpty()) {
            return;
        }
        List<LocalDate> days = LocalDate.of(calendar.years().first(), 1, 1)
                .datesUntil(LocalDate.of(calendar.years().last() + YEARS_AHEAD + 1, 1, 1)).toList();
        List<Title> holidays = days.stream().map(calendar.holidays()::get).toList();
        jdbc.sql("""
                insert into warehouse.workday
                select day, worked, sum(worked::int) over (order by day), noticed, zh, en
                from unnest(:days::date[], :worked::boolean[], :noticed::boolean[], :zh::text[], :en::text[])
                     t(day, worked, noticed, zh, en)""")
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("worked", days.stream().map(calendar::isWorked).toArray(Boolean[]::new))
                .param("noticed", days.stream().map(calendar::isNoticed).toArray(Boolean[]::new))
                .param("zh", holidays.stream().map(title -> title == null ? null : title.zh()).toArray(String[]::new))
                .param("en", holidays.stream().map(title -> title == null ? null : title.en()).toArray(String[]::new)).update();
    }
}
