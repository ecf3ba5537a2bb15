package shian.operate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.Message;
import shian.message.MessageJson;
import tools.jackson.databind.json.JsonMapper;

/** What only a person can move, most urgent first. */
final class NeedsAPerson {

    /** Of each kind of thing to do, so many are named; of deliveries more, since each is sent back by itself. */
    private static final int NAMED = 5;
    private static final int MOST_DELIVERIES = 20;
    /** Remarks on what files often have or lack, and that nobody need do anything about. */
    private static final String[] USUAL_REMARKS = {"content.external-links", "content.hidden-rows", "load.needed-column-missing"};

    private final JdbcClient jdbc;
    private final long runId;
    private final List<Message> todo = new ArrayList<>();

    NeedsAPerson(JdbcClient jdbc, long runId) {
        this.jdbc = jdbc;
        this.runId = runId;
    }

    /** What this run could not read again, and everything that stands and that only a person can move, whichever run it came with. */
    List<Message> list() {
        jdbc.sql("""
                select delivery_id, path, reasons::text from control.replay r join intake.arrival using (arrival_id)
                where r.run_id = :run and outcome = 'KEPT' order by 1""").param("run", runId).query((row, n) -> {
                    String place = "REPLAY #" + row.getLong(1) + " " + row.getString(2);
                    todo.add(Message.of("operate.replay-kept").at(place));
                    return MessageJson.read(row.getString(3)).stream().findFirst().map(reason -> todo.add(reason.at(place)));
                }).list();
        for (String state : List.of("FAILED", "REFUSED", "AMBIGUOUS", "WAITING", "UNRECOGNISED")) {
            deliveries(state);
        }
        revisions();
        remarks();
        quarantine();
        breaks();
        return todo;
    }

    private void deliveries(String state) {
        List<Long> deliveries = jdbc.sql("""
                select delivery_id, path, reasons::text, count(*) over ()
                from intake.delivery_to_mend m join intake.delivery using (delivery_id) join intake.arrival using (arrival_id)
                where m.state = :state
                order by delivery_id limit :most""").param("state", state).param("most", MOST_DELIVERIES).query((row, n) -> {
                    todo.add(MessageJson.read(row.getString(3)).stream().findFirst().orElse(Message.of("operate.no-reason"))
                            .at(state + " #" + row.getLong(1) + " " + row.getString(2)));
                    return row.getLong(4);
                }).list();
        more(state, deliveries, MOST_DELIVERIES, "ops/shian deliveries --status " + state);
    }

    /** What this run took in place of something very different: it counts, and may be a slip of the department. */
    private void revisions() {
        List<Long> revisions = jdbc.sql("""
                select r.delivery_id, path, rows_after, rows_before, array_to_string(predecessors, ', #'), count(*) over ()
                from intake.revision r join intake.delivery d using (delivery_id) join intake.arrival using (arrival_id)
                where r.run_id = :run and r.class = 'MAJOR' and d.state = 'LOADED'
                order by rows_after - rows_before, r.delivery_id limit :most""").param("run", runId).param("most", NAMED)
                .query((row, n) -> {
                    todo.add(Message.of("operate.revision-major", row.getLong(3), row.getLong(4), row.getString(5),
                            String.valueOf(row.getLong(1))).at("REVISION #" + row.getLong(1) + " " + row.getString(2)));
                    return row.getLong(6);
                }).list();
        more("REVISION", revisions, NAMED, "ops/shian deliveries");
    }

    /** What this run took although something in it was not read, or may be meant otherwise. */
    private void remarks() {
        List<Long> remarks = jdbc.sql("""
                select delivery_id, path, remark::text, count(*) over ()
                from intake.delivery join intake.arrival using (arrival_id) cross join jsonb_array_elements(remarks) remark
                where settled_run = :run and state = 'LOADED' and remark ->> 'code' <> all(:usual)
                order by delivery_id limit :most""").param("run", runId).param("usual", USUAL_REMARKS).param("most", NAMED)
                .query((row, n) -> {
                    todo.add(MessageJson.read(JsonMapper.shared().readTree(row.getString(3)))
                            .at("REMARK #" + row.getLong(1) + " " + row.getString(2)));
                    return row.getLong(4);
                }).list();
        more("REMARK", remarks, NAMED, "ops/shian deliveries");
    }

    private void quarantine() {
        List<Long> deliveries = jdbc.sql("""
                select d.delivery_id, path, count(*), count(*) over () from intake.quarantine q
                join intake.delivery d using (delivery_id) join intake.arrival using (arrival_id)
                where q.state = 'OPEN' and d.state = 'LOADED' group by 1, 2 order by 3 desc, 1 limit :most""")
                .param("most", NAMED).query((row, n) -> {
                    todo.add(Message.of("operate.quarantine-open", row.getLong(3), String.valueOf(row.getLong(1)))
                            .at("QUARANTINE #" + row.getLong(1) + " " + row.getString(2)));
                    return row.getLong(4);
                }).list();
        more("QUARANTINE", deliveries, NAMED, "ops/shian quarantine --by delivery");
    }

    /** Those that dispute values first, then those that this run opened or changed. */
    private void breaks() {
        List<Long> breaks = jdbc.sql("""
                select break_id, rule, division_code, year, dimensions::text, left_value, right_value, imbalance, count(*) over (),
                       coalesce(severity = 'BLOCK' and published_over_until is null, false) as disputes
                from reconciliation.break b left join reconciliation.rule using (rule) where state = 'OPEN'
                order by disputes desc, exists (
                    select from reconciliation.break_event e where e.break_id = b.break_id and e.run_id = :run) desc, break_id
                limit :most""").param("run", runId).param("most", NAMED)
                .query((row, n) -> {
                    todo.add(Message.of(row.getBoolean("disputes") ? "operate.break-disputes" : "operate.break-open",
                            number(row.getBigDecimal(6)), number(row.getBigDecimal(7)), number(row.getBigDecimal(8))).at("BREAK #" + row.getLong(1) + " " + row.getString(2) + " "
                            + row.getString(3) + " " + row.getInt(4) + (row.getString(5).equals("{}") ? "" : " " + row.getString(5))));
                    return row.getLong(9);
                }).list();
        more("BREAK", breaks, NAMED, "ops/shian breaks --status open");
    }

    /** Says how many there are beyond those that are named. */
    private void more(String kind, List<Long> of, int named, String command) {
        of.stream().findFirst().filter(all -> all > named)
                .ifPresent(all -> todo.add(Message.of("operate.more", all - named, command).at(kind)));
    }

    /** As far as a person reads: a side that is a quotient may go on for ever. */
    private static String number(BigDecimal value) {
        return value == null ? "-" : value.setScale(Math.min(value.scale(), 4), RoundingMode.HALF_UP).toPlainString();
    }
}
