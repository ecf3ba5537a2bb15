package shian.reconcile;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.work.Run;
import shian.work.Units;
import tools.jackson.databind.json.JsonMapper;

/** The life of breaks: a verdict that is false opens, changes or reopens one; one that is no longer false closes it. */
final class Breaks {

    private record Known(long id, String state, BigDecimal left, BigDecimal right, String explanation, String explainedBy,
                         LocalDate explainedUntil) {

        boolean isSame(Verdict verdict) {
            return same(left, verdict.left()) && same(right, verdict.right());
        }

        /** What a person explained holds for those numbers, and until the day that was said. */
        boolean isExplainedByPerson(Verdict verdict, LocalDate today) {
            return state.equals("EXPLAINED") && explainedBy != null && isSame(verdict)
                    && (explainedUntil == null || !explainedUntil.isBefore(today));
        }
    }

    private record Key(String division, int year, Map<String, String> dimensions) {
    }

    private final Units units;
    private final JdbcClient jdbc;
    private final Run run;
    long opened;
    long changed;
    long closed;

    Breaks(Units units, Run run) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.run = run;
    }

    /** Gives whether any break moved. */
    boolean update(String rule, List<Verdict> verdicts) {
        long moves = opened + changed + closed;
        Map<Key, Known> known = known(rule);
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Verdict.Outcome.FALSE) {
                Known before = known.remove(new Key(verdict.division(), verdict.year(), verdict.dimensions()));
                if (before == null) {
                    open(rule, verdict);
                } else {
                    change(before, verdict);
                }
            }
        }
        known.values().stream().filter(before -> !before.state.equals("CLOSED")).forEach(this::close);
        return opened + changed + closed > moves;
    }

    /** Has breaks dispute again over which values were published until a day that has passed. Gives their rules. */
    List<String> expire() {
        return jdbc.sql("""
                with expired as (
                    update reconciliation.break set published_over_by = null, published_over_why = null,
                           published_over_until = null, changed_at = :now
                    where published_over_until < :today returning break_id, rule, left_value, right_value),
                told as (
                    insert into reconciliation.break_event (break_id, event, happened_at, run_id, left_value, right_value, note)
                    select break_id, 'WITHDRAWN', :now, :run, left_value, right_value, 'PERMISSION_EXPIRED' from expired)
                select distinct rule from expired order by 1""")
                .param("now", units.now()).param("today", run.businessDate()).param("run", run.id()).query(String.class).list();
    }

    private Map<Key, Known> known(String rule) {
        Map<Key, Known> known = new HashMap<>();
        jdbc.sql("""
                select division_code, year, dimensions::text, break_id, state, left_value, right_value, explanation,
                       explained_by, explained_until
                from reconciliation.break where rule = :rule""").param("rule", rule)
                .query((row, n) -> known.put(new Key(row.getString(1), row.getInt(2), dimensions(row.getString(3))),
                        new Known(row.getLong(4), row.getString(5), row.getBigDecimal(6), row.getBigDecimal(7),
                                row.getString(8), row.getString(9), row.getObject(10, LocalDate.class)))).list();
        return known;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> dimensions(String json) {
        return JsonMapper.shared().readValue(json, Map.class);
    }

    private void open(String rule, Verdict verdict) {
        String state = verdict.explanation() == null ? "OPEN" : "EXPLAINED";
        long id = jdbc.sql("""
                insert into reconciliation.break (rule, division_code, year, dimensions, state, left_value, right_value,
                                                  imbalance, explanation, opened_at, changed_at)
                values (:rule, :division, :year, :dimensions::jsonb, :state, :left, :right, :imbalance, :explanation,
                        :now, :now) returning break_id""")
                .param("rule", rule).param("division", verdict.division()).param("year", verdict.year())
                .param("dimensions", JsonMapper.shared().writeValueAsString(verdict.dimensions()))
                .param("state", state).param("left", verdict.left(), Types.NUMERIC)
                .param("right", verdict.right(), Types.NUMERIC).param("imbalance", verdict.imbalance(), Types.NUMERIC)
                .param("explanation", verdict.explanation()).param("now", units.now()).query(Long.class).single();
        event(id, "OPENED", verdict.left(), verdict.right(), verdict.note());
        opened++;
    }

    private void change(Known before, Verdict verdict) {
        if (before.isExplainedByPerson(verdict, run.businessDate())) {
            return;
        }
        boolean wasClosed = before.state.equals("CLOSED");
        if (!wasClosed && before.isSame(verdict) && before.explainedBy == null
                && Objects.equals(verdict.explanation(), before.explanation)) {
            return;
        }
        jdbc.sql("""
                update reconciliation.break
                set state = :state, left_value = :left, right_value = :right, imbalance = :imbalance,
                    explanation = :explanation, explained_by = null, explained_until = null, changed_at = :now,
                    closed_at = null, opened_at = case when state = 'CLOSED' then :now else opened_at end
                where break_id = :id""")
                .param("state", verdict.explanation() == null ? "OPEN" : "EXPLAINED").param("left", verdict.left(), Types.NUMERIC)
                .param("right", verdict.right(), Types.NUMERIC).param("imbalance", verdict.imbalance(), Types.NUMERIC)
                .param("explanation", verdict.explanation()).param("now", units.now()).param("id", before.id).update();
        boolean reopened = wasClosed || before.explainedBy != null && verdict.explanation() == null;
        event(before.id, reopened ? "REOPENED" : "CHANGED", verdict.left(), verdict.right(),
                before.explainedBy == null ? verdict.note() : before.isSame(verdict) ? "EXPLANATION_EXPIRED" : "NUMBERS_MOVED");
        if (reopened) {
            opened++;
        } else {
            changed++;
        }
    }

    private void close(Known before) {
        jdbc.sql("""
                update reconciliation.break
                set state = 'CLOSED', explanation = null, explained_by = null, explained_until = null, published_over_by = null,
                    published_over_why = null, published_over_until = null, changed_at = :now, closed_at = :now
                where break_id = :id""").param("now", units.now()).param("id", before.id).update();
        event(before.id, "CLOSED", null, null, null);
        closed++;
    }

    private void event(long id, String event, BigDecimal left, BigDecimal right, String note) {
        jdbc.sql("""
                insert into reconciliation.break_event (break_id, event, happened_at, run_id, left_value, right_value, note)
                values (:id, :event, :now, :run, :left, :right, :note)""")
                .param("id", id).param("event", event).param("now", units.now()).param("run", run.id())
                .param("left", left, Types.NUMERIC).param("right", right, Types.NUMERIC).param("note", note).update();
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a == null ? b == null : b != null && a.compareTo(b) == 0;
    }
}
