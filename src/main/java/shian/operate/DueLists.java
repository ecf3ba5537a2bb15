package shian.operate;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Parameter;
import shian.message.ShianException;

/** The calendar of deliveries: who owed what and whether it came, what is due next, and how punctual and clean it is. */
public final class DueLists {

    /** What the calendar can be counted by, each for every year. */
    public enum By {
        DEPARTMENT("department"), FEED("department, feed, kind"), DIVISION("division");

        private final String columns;

        By(String columns) {
            this.columns = columns;
        }
    }

    private static final String CHOSEN = """
            where (:contracts::text[] is null or feed || ' ' || kind = any(:contracts))
              and (:divisions::text[] is null or division_code = any(:divisions))
              and (:department::text is null or department = :department)
            """;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Locale locale;

    public DueLists(JdbcClient jdbc, Catalog catalog, Locale locale) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.locale = locale;
    }

    /**
     * What was due by the date of the last run.
     *
     * @param department null for all
     * @param shrunken   whether only what has markedly fewer rows than before or than usual
     */
    public Listing due(Lists.Filter filter, String department, boolean shrunken) {
        Map<String, Object> parameters = parameters(filter, department, "ON_TIME", "LATE", "RECEIVED", "DUE", "MISSING");
        parameters.put("shrunken", shrunken);
        return Listing.of(jdbc, """
                select department, feed, kind, division_code as division, period_from, period_to, due_on, state, received_on,
                       days_late, deliveries, resent, rows, rows_before, usual_rows, shrunken, fewer_than, title_%s as title
                from warehouse.due_status
                %s and (:year::int is null or extract(year from period_from) = :year)
                  and (:status::text is null or state = :status) and (shrunken or not :shrunken)
                order by due_on, department, feed, kind, division_code""".formatted(language(), CHOSEN), parameters);
    }

    /**
     * What is due within days of the date of the last run, that day included.
     *
     * @throws ShianException of category USAGE if the calendar does not reach so far
     */
    public Listing upcoming(Lists.Filter filter, String department, int days) {
        int ahead = catalog.parameter(Parameter.AHEAD).map(BigDecimal::intValue).orElse(0);
        if (days < 0 || days > ahead) {
            throw ShianException.usage("operate.due-ahead", days, ahead, Parameter.AHEAD);
        }
        Map<String, Object> parameters = parameters(filter, department, "ON_TIME", "RECEIVED", "DUE", "UPCOMING");
        parameters.put("days", days);
        return Listing.of(jdbc, """
                select department, feed, kind, division_code as division, period_from, period_to, due_on, days_left, state, received_on,
                       title_%s as title
                from warehouse.due_calendar
                %s and (:year::int is null or extract(year from period_from) = :year)
                  and (:status::text is null or state = :status) and days_left between 0 and :days
                order by due_on, department, feed, kind, division_code""".formatted(language(), CHOSEN), parameters);
    }

    /** How punctual, how often revised and how clean what is handed in is. */
    public Listing counted(Lists.Filter filter, String department, By by) {
        if (filter.status() != null) {
            throw ShianException.usage("operate.due-counted");
        }
        return Listing.of(jdbc, """
                select %1$s, year, sum(due) as due, sum(on_time) as on_time, sum(late) as late, sum(received_before) as received_before,
                       sum(missing) as missing, round(sum(days_late) / nullif(sum(late), 0), 1) as mean_days_late,
                       max(most_days_late) as most_days_late, sum(resent) as resent, sum(shrunken) as shrunken,
                       sum(deliveries) as deliveries, sum(refused) as refused, sum(revisions) as revisions, sum(major) as major,
                       sum(unscheduled) as unscheduled, sum(rows_revised) as rows_revised, sum(rows_read) as rows_read,
                       sum(quarantined) as quarantined, sum(quarantined_open) as quarantined_open,
                       round(100.0 * sum(quarantined) / nullif(sum(rows_read), 0), 2) as quarantined_percent
                from (select *, division_code as division from warehouse.feed_statistics) s
                %2$s and (:year::int is null or year = :year)
                group by %1$s, year order by %1$s, year""".formatted(by.columns, CHOSEN), parameters(filter, department));
    }

    private Map<String, Object> parameters(Lists.Filter filter, String department, String... states) {
        Map<String, Object> parameters = filter.parameters(catalog, states);
        parameters.put("department", department == null ? null : new Names(catalog).department(department));
        return parameters;
    }

    private String language() {
        return locale.getLanguage().equals("zh") ? "zh" : "en";
    }
}
