package shian.operate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.StaleMarks;
import shian.work.Units;

/** Waiving: a person says that rows stay aside, why, and until when. */
public final class Waivers {

    /** What is to be waived. Without lines, every open row; with a reason's code, those that have no other reason. */
    public record Request(long delivery, Collection<Integer> lines, String reasonCode, String reason, LocalDate until) {
    }

    private record OpenRow(int line, boolean chosen, MovableValues.Change change) {
    }

    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    public Waivers(Units units, Catalog catalog) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    /**
     * Waives rows: they stay aside and no longer count in the uncertainty of indicators, from the next run on.
     *
     * @return what was, or would be, waived, and which published values that could move
     */
    public Message waive(Request request, String actor, boolean dryRun) {
        return units.alone(() -> {
            List<OpenRow> rows = chosen(request);
            String why = Actions.required("quarantine waive", request.reason());
            requireDay(request.until());
            MovableValues.Found values = new MovableValues(jdbc, catalog).of(rows.stream().map(OpenRow::change).toList());
            if (!dryRun) {
                waive(request, rows.stream().map(OpenRow::line).toList(), why, actor);
            }
            return Message.of(dryRun ? "operate.would-waive" : "operate.waived", rows.size(), request.delivery(),
                    request.until(), values.count(), values.named());
        });
    }

    private void waive(Request request, List<Integer> lines, String why, String actor) {
        jdbc.sql("""
                update intake.quarantine set state = 'WAIVED', waived_why = :why, waived_until = :until, moved_at = :now,
                       moved_by = :actor
                where delivery_id = :delivery and line = any(:lines)""")
                .param("why", why).param("until", request.until()).param("now", units.now()).param("actor", actor)
                .param("delivery", request.delivery()).param("lines", lines.toArray(Integer[]::new)).update();
        String contract = jdbc.sql("select feed || '/' || kind from intake.delivery where delivery_id = :delivery")
                .param("delivery", request.delivery()).query(String.class).single();
        new StaleMarks(units, catalog).drawnFrom(Set.of(contract));
        new Actions(units).record(actor, "quarantine waive", "delivery " + request.delivery(), why, Map.of("state", "OPEN"),
                Map.of("state", "WAIVED", "until", request.until().toString(), "lines", lines));
    }

    /** The rows asked for; refuses if the delivery does not count, or if one of them is not open. */
    private List<OpenRow> chosen(Request request) {
        String state = jdbc.sql("select state from intake.delivery where delivery_id = :delivery")
                .param("delivery", request.delivery()).query(String.class).optional()
                .orElseThrow(() -> ShianException.usage("operate.delivery-unknown", request.delivery()));
        if (!state.equals("LOADED")) {
            throw ShianException.state("operate.waive-not-loaded", request.delivery(), state);
        }
        List<OpenRow> open = open(request);
        List<OpenRow> chosen = open.stream().filter(row -> row.chosen
                && (request.lines().isEmpty() || request.lines().contains(row.line))).toList();
        Set<Integer> others = new TreeSet<>(request.lines());
        chosen.forEach(row -> others.remove(row.line));
        if (!others.isEmpty() || chosen.isEmpty()) {
            throw ShianException.state("operate.waive-none", request.delivery(), others.isEmpty() ? "-"
                    : others.stream().map(String::valueOf).collect(Collectors.joining(", ")), standing(request));
        }
        return chosen;
    }

    private List<OpenRow> open(Request request) {
        List<OpenRow> open = new ArrayList<>();
        jdbc.sql("""
                select q.line, :code::text is null or not exists (
                           select from jsonb_array_elements(q.reasons) r where r ->> 'code' <> :code),
                       d.feed, d.kind, d.division_code, extract(year from lower(d.period))::int,
                       extract(year from upper(d.period) - 1)::int, q.row_division, q.row_year
                from intake.quarantine q join intake.delivery d using (delivery_id)
                where delivery_id = :delivery and q.state = 'OPEN' order by q.line for update of q""")
                .param("delivery", request.delivery())
                .param("code", request.reasonCode() == null ? null : Names.reason(request.reasonCode()), java.sql.Types.VARCHAR)
                .query((row, n) -> open.add(new OpenRow(row.getInt(1), row.getBoolean(2), new MovableValues.Change(
                        Contract.id(row.getString(3), row.getString(4)), row.getString(5), row.getInt(6), row.getInt(7),
                        row.getString(8), row.getObject(9, Integer.class))))).list();
        return open;
    }

    /** How the rows of the delivery stand, such as {@code OPEN 3, WAIVED 1}. */
    private String standing(Request request) {
        String standing = String.join(", ", jdbc.sql("""
                select state || ' ' || count(*) from intake.quarantine where delivery_id = :delivery group by state order by 1""")
                .param("delivery", request.delivery()).query(String.class).list());
        return standing.isEmpty() ? "0" : standing;
    }

    /** The day must lie in time that no run has reached, or the next run would open the rows again at once. */
    private void requireDay(LocalDate until) {
        if (until == null) {
            throw ShianException.usage("operate.until-missing");
        }
        LocalDate last = jdbc.sql("select max(business_date) from control.run").query(LocalDate.class).optional().orElse(until);
        if (until.isBefore(last)) {
            throw ShianException.usage("operate.until-past", until, last);
        }
    }
}
