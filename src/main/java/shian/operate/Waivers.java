package shian.operate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

/** Waiving: a person says that rows stay aside, why, and until when; or for longer; or no more. */
public final class Waivers {

    /**
     * What is to be waived. Without lines, every open row; with a reason's code, those that have no other reason. A line that
     * is waived already gets the new day and reason.
     *
     * @param withdraw whether waived rows are to be open again, in which case there is no day
     */
    public record Request(long delivery, Collection<Integer> lines, String reasonCode, String reason, LocalDate until,
                          boolean withdraw) {
    }

    /** A row that may be meant, and how it stands. */
    private record Candidate(int line, String standing, boolean chosen, CouldMove.Place place) {
    }

    private static final String VERB = "quarantine waive";

    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final CouldMove couldMove;

    public Waivers(Units units, Catalog catalog) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
        this.couldMove = new CouldMove(jdbc, catalog);
    }

    /**
     * Waives rows: they stay aside and no longer count in the uncertainty of indicators, from the next run on. Or opens them.
     *
     * @return what was, or would be, done, and which published values that could move
     */
    public Preview waive(Request request, String actor, boolean dryRun) {
        String why = dryRun ? request.reason() : Actions.required(VERB, request.reason());
        HoldsUntil.check(jdbc, VERB, request.until(), true, request.withdraw());
        return units.alone(() -> {
            List<Candidate> rows = chosen(request);
            Listing values = couldMove.at(rows.stream().map(Candidate::place).distinct().toList());
            if (!dryRun) {
                move(request, rows, why, actor);
            }
            return new Preview(List.of(request.withdraw()
                    ? Message.of(dryRun ? "operate.would-withdraw" : "operate.withdrawn", rows.size(), request.delivery())
                    : Message.of(dryRun ? "operate.would-waive" : "operate.waived", rows.size(), request.delivery(),
                            request.until())), values);
        });
    }

    private void move(Request request, List<Candidate> rows, String why, String actor) {
        List<Integer> lines = rows.stream().map(Candidate::line).toList();
        String state = request.withdraw() ? "OPEN" : "WAIVED";
        jdbc.sql("""
                update intake.quarantine set state = :state, waived_why = :why, waived_until = :until, moved_at = :now,
                       moved_by = :actor
                where delivery_id = :delivery and line = any(:lines)""")
                .param("state", state).param("why", request.withdraw() ? null : why, Types.VARCHAR)
                .param("until", request.until(), Types.DATE).param("now", units.now()).param("actor", actor)
                .param("delivery", request.delivery()).param("lines", lines.toArray(Integer[]::new)).update();
        String contract = jdbc.sql("select feed || '/' || kind from intake.delivery where delivery_id = :delivery")
                .param("delivery", request.delivery()).query(String.class).single();
        new StaleMarks(units, catalog).drawnFrom(Set.of(contract));
        new Actions(units).record(actor, VERB, "delivery " + request.delivery(), why,
                Map.of("state", rows.stream().map(Candidate::standing).distinct().collect(Collectors.joining(", "))),
                Map.of("state", request.withdraw() ? state : "WAIVED until " + request.until(), "lines", lines));
    }

    /** The rows asked for; refuses if the delivery does not count, or if one of them is not as it must be. */
    private List<Candidate> chosen(Request request) {
        String state = jdbc.sql("select state from intake.delivery where delivery_id = :delivery")
                .param("delivery", request.delivery()).query(String.class).optional()
                .orElseThrow(() -> ShianException.usage("operate.delivery-unknown", request.delivery()));
        RemovedContent.refusePurged(jdbc, request.delivery());
        if (!state.equals("LOADED")) {
            throw ShianException.state(state.equals("REFUSED") ? "operate.waive-refused" : "operate.waive-not-loaded",
                    request.delivery(), state);
        }
        List<Candidate> chosen = candidates(request).stream().filter(row -> row.chosen
                && (request.lines().isEmpty() || request.lines().contains(row.line))).toList();
        Set<Integer> others = new TreeSet<>(request.lines());
        chosen.forEach(row -> others.remove(row.line));
        if (!others.isEmpty()) {
            throw ShianException.state(request.withdraw() ? "operate.withdraw-lines" : "operate.waive-lines", request.delivery(),
                    others.stream().map(String::valueOf).collect(Collectors.joining(", ")), standing(request));
        }
        if (chosen.isEmpty()) {
            throw ShianException.state(request.withdraw() ? "operate.withdraw-none" : "operate.waive-none", request.delivery(),
                    standing(request));
        }
        return chosen;
    }

    private List<Candidate> candidates(Request request) {
        List<Candidate> candidates = new ArrayList<>();
        jdbc.sql("""
                select q.line, concat_ws(' until ', q.state, q.waived_until), :code::text is null or not exists (
                           select from jsonb_array_elements(q.reasons) r where r ->> 'code' <> :code),
                       d.feed, d.kind, d.division_code, extract(year from lower(d.period))::int,
                       extract(year from upper(d.period) - 1)::int, q.row_division, q.row_year
                from intake.quarantine q join intake.delivery d using (delivery_id)
                where delivery_id = :delivery and (q.state = :from or q.state = 'WAIVED' and q.line = any(:lines))
                order by q.line for update of q""")
                .param("delivery", request.delivery()).param("from", request.withdraw() ? "WAIVED" : "OPEN")
                .param("lines", request.lines().toArray(Integer[]::new))
                .param("code", request.reasonCode() == null ? null : Names.reason(request.reasonCode()), Types.VARCHAR)
                .query((row, n) -> candidates.add(new Candidate(row.getInt(1), row.getString(2), row.getBoolean(3), place(row)))).list();
        return candidates;
    }

    /** Where a row would count: what of it is not known may be anything within the file's. */
    private CouldMove.Place place(ResultSet row) throws SQLException {
        String division = row.getString(9);
        Integer year = row.getObject(10, Integer.class);
        return new CouldMove.Place(Contract.id(row.getString(4), row.getString(5)),
                division == null ? couldMove.around(row.getString(6)) : catalog.divisions().countsIn(division),
                year == null ? row.getInt(7) : year, year == null ? row.getInt(8) : year);
    }

    /** How the rows of the delivery stand, such as {@code OPEN 3, WAIVED 1}. */
    private String standing(Request request) {
        String standing = String.join(", ", jdbc.sql("""
                select state || ' ' || count(*) from intake.quarantine where delivery_id = :delivery group by state order by 1""")
                .param("delivery", request.delivery()).query(String.class).list());
        return standing.isEmpty() ? "0" : standing;
    }
}
