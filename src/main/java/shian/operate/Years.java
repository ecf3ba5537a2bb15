package shian.operate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.ShianException;
import shian.night.Night;
import shian.work.Units;

/** Closes years: what a person says is final. */
public final class Years {

    private record Edition(long id, LocalDate businessDate) {
    }

    /** How the values of a year stand in the current edition. */
    private record Standing(long values, long restated, long partial, long disputed) {
    }

    private final Units units;
    private final JdbcClient jdbc;
    private final Night night;
    private final Catalog catalog;

    public Years(Units units, Night night, Catalog catalog) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.night = night;
        this.catalog = catalog;
    }

    /**
     * Closes a year: its values are FINAL in the next edition, and deliveries that touch it wait from now on. A closed year
     * can be closed again once some of its values are RESTATED.
     *
     * @throws ShianException of category STATE if it is not over, has no values, is closed, or is being computed
     */
    public Preview close(int year, String reason, String actor, boolean dryRun) {
        String why = dryRun ? reason : Actions.required("close", reason);
        night.refuseIfActive();
        return units.alone(() -> {
            // one closing after the other, or two would both find the year open
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('close a year', 0))").query((row, n) -> true).single();
            Edition edition = edition(year);
            Standing standing = standing(year);
            refuse(year, edition, standing);
            int closing = jdbc.sql("select coalesce(max(closing), 0) + 1 from publication.year_closing where year = :year")
                    .param("year", year).query(Integer.class).single();
            if (!dryRun) {
                enter(year, closing, edition, standing, why, actor);
            }
            return new Preview(said(year, standing, dryRun), values(year));
        });
    }

    private Edition edition(int year) {
        return jdbc.sql("""
                select edition_id, business_date from publication.current_edition join publication.edition using (edition_id)""")
                .query((row, n) -> new Edition(row.getLong(1), row.getObject(2, LocalDate.class))).optional()
                .orElseThrow(() -> ShianException.state("operate.close-no-edition", year));
    }

    private Standing standing(int year) {
        return jdbc.sql("""
                select count(*), count(*) filter (where period_status = 'RESTATED'), count(*) filter (where status = 'PARTIAL'),
                       count(*) filter (where reconciliation = 'DISPUTED')
                from publication.current_value where year = :year""").param("year", year)
                .query((row, n) -> new Standing(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))).single();
    }

    private void refuse(int year, Edition edition, Standing standing) {
        if (!edition.businessDate.isAfter(LocalDate.of(year, 12, 31))) {
            throw ShianException.state("operate.close-not-over", year, edition.id, edition.businessDate);
        }
        if (standing.values == 0) {
            throw ShianException.state("operate.close-no-values", year, edition.id);
        }
        jdbc.sql("""
                select closed_at::date::text, closed_by, reason from publication.year_closing where year = :year
                order by closing desc limit 1""").param("year", year).query((row, n) -> {
                    if (standing.restated == 0) {
                        throw ShianException.state("operate.close-closed", year, row.getString(1), row.getString(2), row.getString(3));
                    }
                    return true;
                }).optional();
        long stale = jdbc.sql("select count(*) from control.stale").query(Long.class).single();
        long received = jdbc.sql("""
                select count(*) from intake.delivery
                where state = 'RECEIVED' and period && daterange(make_date(:year, 1, 1), make_date(:year, 12, 31), '[]')""")
                .param("year", year).query(Long.class).single();
        if (stale + received > 0) {
            throw ShianException.state("operate.close-unsettled", year, received, stale);
        }
    }

    private void enter(int year, int closing, Edition edition, Standing standing, String why, String actor) {
        jdbc.sql("""
                insert into publication.year_closing (year, closing, closed_at, closed_by, reason, edition_id)
                values (:year, :closing, :now, :actor, :why, :edition)""")
                .param("year", year).param("closing", closing).param("now", units.now()).param("actor", actor)
                .param("why", why).param("edition", edition.id).update();
        // the period status of every value of the year is decided anew with the next run
        jdbc.sql("""
                insert into control.stale (kind, name, since)
                select 'INDICATOR', code, cast(:now as timestamptz) from unnest(:codes::text[]) c(code) on conflict do nothing""")
                .param("now", units.now()).param("codes", catalog.indicators().stream().map(i -> i.code()).distinct()
                        .toArray(String[]::new)).update();
        new Actions(units).record(actor, "close", "year " + year, why,
                Map.of("period_status", closing == 1 ? "PROVISIONAL" : "RESTATED", "restated", standing.restated),
                Map.of("period_status", "FINAL", "closing", closing, "edition", edition.id));
    }

    private List<Message> said(int year, Standing standing, boolean dryRun) {
        List<Message> said = new ArrayList<>(List.of(Message.of(dryRun ? "operate.close-preview" : "operate.closed", year,
                standing.values)));
        if (standing.partial + standing.disputed > 0) {
            said.add(Message.of("operate.close-unfinished", standing.partial, standing.disputed));
        }
        jdbc.sql("""
                select count(*), string_agg('#' || delivery_id, ', ' order by delivery_id) from intake.delivery d
                where state in ('FAILED', 'REFUSED', 'AMBIGUOUS', 'WAITING')
                  and period && daterange(make_date(:year, 1, 1), make_date(:year, 12, 31), '[]')
                  and delivery_id not in (select delivery_id from intake.replaced)""").param("year", year)
                .query((row, n) -> row.getLong(1) == 0 || said.add(Message.of("operate.close-outside", row.getLong(1),
                        row.getString(2)))).single();
        return said;
    }

    private Listing values(int year) {
        return CouldMove.published(jdbc, "year = :year", Map.of("year", year));
    }
}
