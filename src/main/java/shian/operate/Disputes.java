package shian.operate;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Rule;
import shian.indicate.Standings;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.StaleMarks;
import shian.work.Units;

/**
 * What people decide over breaks that dispute values. To explain one is to say why its sides differ: it is EXPLAINED while the
 * numbers stay. To publish over one is to let values stand though nobody knows why: it stays open and disputes nothing until a
 * day. Both take effect with the next run, and both can be withdrawn.
 */
public final class Disputes {

    /** What is decided. */
    public enum Decision {
        EXPLAIN("breaks explain", Standings.Dispute.EXPLAINED),
        PUBLISH_OVER("breaks publish-over", Standings.Dispute.PUBLISHED_OVER);

        private final String verb;
        private final Standings.Dispute dispute;

        Decision(String verb, Standings.Dispute dispute) {
            this.verb = verb;
            this.dispute = dispute;
        }
    }

    /**
     * A decision over breaks.
     *
     * @param until    last business date for which it holds; null for no end, which publishing over a break needs
     * @param withdraw whether an earlier decision is taken back, in which case there is no day
     */
    public record Request(Decision decision, List<Long> breaks, String reason, LocalDate until, boolean withdraw) {
    }

    private record Break(long id, String rule, String state, String division, int year, String explainedBy, LocalDate overUntil) {
    }

    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    public Disputes(Units units, Catalog catalog) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    /**
     * Decides over breaks: over all of them or none.
     *
     * @return what was, or would be, decided, and the published values whose standing that changes, as it will be
     * @throws ShianException of category STATE, naming what fits, if one of them is not as it must be
     */
    public Preview decide(Request request, String actor, boolean dryRun) {
        String verb = request.decision.verb;
        String why = dryRun ? request.reason : Actions.required(verb, request.reason);
        HoldsUntil.check(jdbc, verb, request.until, request.decision == Decision.PUBLISH_OVER, request.withdraw);
        return units.alone(() -> {
            List<Break> breaks = request.breaks.stream().distinct().sorted().map(this::find).toList();
            breaks.forEach(one -> refuse(request, one));
            Listing values = new DisputedValues(jdbc, catalog).whose(breaks.stream().map(Break::rule).distinct().toList(),
                    breaks.stream().collect(Collectors.toMap(Break::id, one ->
                            request.withdraw ? Standings.Dispute.OPEN : request.decision.dispute)));
            List<Message> said = new ArrayList<>();
            for (Break one : breaks) {
                if (!dryRun) {
                    move(request, one, why, actor);
                }
                said.add(said(request, one, dryRun));
            }
            return new Preview(said, values);
        });
    }

    private Break find(long breakId) {
        return jdbc.sql("""
                select break_id, rule, state, division_code, year, explained_by, published_over_until
                from reconciliation.break where break_id = :id for update""").param("id", breakId)
                .query((row, n) -> new Break(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5),
                        row.getString(6), row.getObject(7, LocalDate.class))).optional()
                .orElseThrow(() -> ShianException.usage("operate.break-unknown", breakId));
    }

    private void refuse(Request request, Break one) {
        boolean explainedByPerson = one.state.equals("EXPLAINED") && one.explainedBy != null;
        Rule rule = catalog.rules().get(one.rule);
        if (one.state.equals("CLOSED")) {
            throw ShianException.state("operate.break-closed", one.id);
        }
        if (request.decision == Decision.EXPLAIN) {
            if (request.withdraw && !explainedByPerson) {
                throw ShianException.state("operate.break-not-explained", one.id, one.state);
            }
            if (one.state.equals("EXPLAINED") && !explainedByPerson) {
                throw ShianException.state("operate.break-known", one.id, one.rule);
            }
        } else if (request.withdraw) {
            if (one.overUntil == null) {
                throw ShianException.state("operate.break-not-over", one.id, one.state);
            }
        } else if (one.state.equals("EXPLAINED")) {
            throw ShianException.state("operate.break-over-explained", one.id);
        } else if (rule == null || rule.severity() != Rule.Severity.BLOCK) {
            throw ShianException.state("operate.break-not-block", one.id, one.rule, rule == null ? "-" : rule.severity());
        }
    }

    private void move(Request request, Break one, String why, String actor) {
        boolean explain = request.decision == Decision.EXPLAIN;
        boolean stands = !request.withdraw;
        // an explanation is more than a permission and takes its place
        jdbc.sql("""
                update reconciliation.break
                set state = case when :explain then case when :stands then 'EXPLAINED' else 'OPEN' end else state end,
                    explanation = case when :explain and :stands then :why end,
                    explained_by = case when :explain and :stands then :actor end,
                    explained_until = case when :explain then cast(:until as date) end,
                    published_over_by = case when not :explain and :stands then :actor end,
                    published_over_why = case when not :explain and :stands then :why end,
                    published_over_until = case when not :explain then cast(:until as date) end, changed_at = :now
                where break_id = :id""")
                .param("explain", explain).param("stands", stands).param("why", why).param("actor", actor)
                .param("until", request.until, Types.DATE).param("now", units.now()).param("id", one.id).update();
        jdbc.sql("""
                insert into reconciliation.break_event (break_id, event, happened_at, left_value, right_value, note)
                select break_id, :event, :now, left_value, right_value, :note from reconciliation.break where break_id = :id""")
                .param("event", stands ? explain ? "EXPLAINED" : "PUBLISHED_OVER" : explain ? "REOPENED" : "WITHDRAWN")
                .param("now", units.now()).param("note", actor + ": " + why + (request.until == null ? "" : " (→ " + request.until + ")"))
                .param("id", one.id).update();
        if (catalog.rules().containsKey(one.rule)) {
            new StaleMarks(units, catalog).indicators(catalog.rules().get(one.rule).measures());
        }
        Map<String, Object> before = new HashMap<>(Map.of("state", one.state));
        before.put("published_over_until", one.overUntil == null ? null : one.overUntil.toString());
        Map<String, Object> after = new HashMap<>(Map.of("state", explain ? stands ? "EXPLAINED" : "OPEN" : one.state));
        after.put(explain ? "until" : "published_over_until", request.until == null ? null : request.until.toString());
        new Actions(units).record(actor, request.decision.verb, "break " + one.id, why, before, after);
    }

    private static Message said(Request request, Break one, boolean dryRun) {
        String code = "operate.break-" + (request.withdraw ? "withdraw" : request.decision == Decision.PUBLISH_OVER ? "over"
                : request.until == null ? "explain" : "explain-until") + (dryRun ? "-preview" : "");
        return Message.of(code, one.id, one.rule, one.division, one.year, request.until);
    }
}
