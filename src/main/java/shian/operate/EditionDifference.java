package shian.operate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.ShianException;

/** What moved between two editions, by how much, and because of which delivery, rule or person. */
public final class EditionDifference {

    /** The values as an edition holds them; the edition is the parameter that is named. */
    static final String VALUES = """
            select distinct on (rule_version, indicator_code, scope, division_code, year) *
            from publication.indicator_value where edition_id <= :%s
            order by rule_version, indicator_code, scope, division_code, year, edition_id desc""";

    /** Columns of the query that are shown; those behind them tell the causes what to look for. */
    private static final int SHOWN = 13;

    /** Which value it is. */
    record Key(String version, String code, String scope, String division, int year) {

        Key yearBefore() {
            return new Key(version, code, scope, division, year - 1);
        }
    }

    /**
     * What of a value moved besides its number.
     *
     * @param target   what it is held against, before and after; null without one
     * @param lastYear whether the value of the year before moved, and this with it
     * @param words    what it says of itself, before and after; null or empty if that is the same
     */
    record Moved(boolean reconciliation, boolean period, boolean bounds, BigDecimal targetBefore, BigDecimal target, boolean lastYear,
                 String words) {
    }

    private final JdbcClient jdbc;
    private final Catalog catalog;

    public EditionDifference(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /**
     * The values that differ, each with what moved it.
     *
     * @throws ShianException of category USAGE if an edition does not exist, of category STATE if retention removed it
     */
    public Listing between(long before, long after) {
        List.of(before, after).forEach(this::require);
        Listing moved = Listing.of(jdbc, """
                with b as (%s), a as (%s)
                select indicator_code as indicator, scope, division_code as division, year, b.value as before,
                       a.value as after, a.value - b.value as difference, b.status as status_before,
                       a.status as status_after, b.reconciliation as reconciliation_before,
                       a.reconciliation as reconciliation_after, b.period_status as period_status_before,
                       a.period_status as period_status_after, rule_version,
                       (b.reconciliation, b.disputed_by) is distinct from (a.reconciliation, a.disputed_by),
                       b.period_status is distinct from a.period_status, (b.low, b.high) is distinct from (a.low, a.high),
                       b.target, a.target, b.same_months_last_year is distinct from a.same_months_last_year,
                       case when b.status is not null and a.status is not null then concat_ws('; ',
                           case when b.same_months_last_year is distinct from a.same_months_last_year
                               then 'last year ' || coalesce(b.same_months_last_year::text, '-') || ' → ' || coalesce(a.same_months_last_year::text, '-') end,
                           case when b.pace is distinct from a.pace then 'pace ' || coalesce(b.pace::text, '-') || ' → ' || coalesce(a.pace::text, '-') end,
                           case when b.status_reason is distinct from a.status_reason
                               then coalesce(b.status_reason, '-') || ' → ' || coalesce(a.status_reason, '-') end) end
                from b full join a using (rule_version, indicator_code, scope, division_code, year)
                where a.edition_id is distinct from b.edition_id
                order by 1, 2, 3, 4""".formatted(VALUES.formatted("before"), VALUES.formatted("after")),
                Map.of("before", before, "after", after));
        Causes causes = new Causes(jdbc, catalog, before, after);
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : moved.rows()) {
            Key key = new Key((String) row.get(SHOWN), (String) row.get(0), (String) row.get(1), (String) row.get(2),
                    ((Number) row.get(3)).intValue());
            List<Object> told = new ArrayList<>(row.subList(0, SHOWN));
            told.add(String.join("; ", causes.of(key, new Moved((Boolean) row.get(SHOWN + 1), (Boolean) row.get(SHOWN + 2),
                    (Boolean) row.get(SHOWN + 3), (BigDecimal) row.get(SHOWN + 4), (BigDecimal) row.get(SHOWN + 5),
                    (Boolean) row.get(SHOWN + 6), (String) row.get(SHOWN + 7)))));
            rows.add(told);
        }
        List<String> columns = new ArrayList<>(moved.columns().subList(0, SHOWN));
        columns.add("because");
        return new Listing(columns, rows);
    }

    private void require(long edition) {
        if (jdbc.sql("select count(*) from publication.edition where edition_id = :edition").param("edition", edition)
                .query(Long.class).single() == 0) {
            throw ShianException.usage("operate.edition-unknown", edition);
        }
        jdbc.sql("""
                select removed_at::date, (select min(edition_id) from publication.edition where removed_at is null)
                from publication.edition where edition_id = :edition and removed_at is not null""").param("edition", edition)
                .query((row, n) -> ShianException.state("operate.edition-removed", edition, row.getString(1), row.getLong(2)))
                .optional().ifPresent(removed -> {
                    throw removed;
                });
    }
}
