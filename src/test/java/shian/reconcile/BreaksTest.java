package shian.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.TestTime;
import shian.store.TestStore;
import shian.work.Run;
import shian.work.Units;

/** The life of a break, verdict by verdict. */
@Tag("store")
@Tag("container")
class BreaksTest {

    private static final Units UNITS = aDatabase();
    private Breaks breaks;

    private static Units aDatabase() {
        Units units = new Units(TestStore.database(BreaksTest.class).store().pipeline(),
                Clock.fixed(Instant.parse("2022-06-06T01:00:00Z"), TestTime.zone()));
        units.jdbc().sql("insert into control.catalogue (catalogue_hash, first_used_at) values ('h', now())").update();
        units.jdbc().sql("""
                insert into control.run (job, business_date, attempt, state, catalogue_hash, actor, host, process, started_at)
                values ('nightly', '2022-06-06', 1, 'RUNNING', 'h', 'tester', 'here', 1, now())""").update();
        return units;
    }

    @BeforeEach
    void noBreaks() {
        UNITS.jdbc().sql("delete from reconciliation.break_event").update();
        UNITS.jdbc().sql("delete from reconciliation.break").update();
        breaks = on("2022-06-06");
    }

    @Test
    void opens_moves_closes_and_opens_again() {
        assertThat(breaks.update("R", List.of(differs("3", "5", null)))).isTrue();
        assertThat(state()).isEqualTo("OPEN 3 5 -2 null");
        assertThat(breaks.update("R", List.of(differs("3.0", "5", null)))).as("the same numbers are no news").isFalse();
        assertThat(breaks.update("R", List.of(differs("4", "5", null)))).isTrue();
        assertThat(state()).isEqualTo("OPEN 4 5 -1 null");
        assertThat(breaks.update("R", List.of(differs("4", null, null)))).as("a side that is gone").isTrue();
        assertThat(breaks.update("R", List.of(differs("4", null, null)))).isFalse();
        assertThat(breaks.update("R", List.of())).isTrue();
        assertThat(state()).isEqualTo("CLOSED 4 null null null");
        assertThat(breaks.update("R", List.of())).as("closed once").isFalse();
        assertThat(breaks.update("R", List.of(differs("4", null, null)))).isTrue();
        assertThat(state()).isEqualTo("OPEN 4 null null null");
        assertThat(events()).containsExactly("OPENED 3 5", "CHANGED 4 5", "CHANGED 4 null", "CLOSED null null", "REOPENED 4 null");
        assertThat(List.of(breaks.opened, breaks.changed, breaks.closed)).containsExactly(2L, 2L, 1L);
    }

    @Test
    void only_what_is_false_is_a_break_and_each_place_has_its_own() {
        breaks.update("R", List.of(verdict("150102", Verdict.Outcome.TRUE), verdict("150103", Verdict.Outcome.UNDECIDED),
                verdict("150104", Verdict.Outcome.FALSE), verdict("150105", Verdict.Outcome.FALSE)));
        assertThat(breaks.opened).isEqualTo(2);
        breaks.update("S", List.of());
        assertThat(breaks.closed).as("of another rule").isZero();
        breaks.update("R", List.of(verdict("150104", Verdict.Outcome.UNDECIDED), verdict("150105", Verdict.Outcome.FALSE)));
        assertThat(breaks.closed).isEqualTo(1);
        assertThat(UNITS.jdbc().sql("select division_code from reconciliation.break where state = 'OPEN'").query(String.class).list())
                .containsExactly("150105");
    }

    @Test
    void another_reading_explains_it_as_long_as_it_does() {
        breaks.update("R", List.of(differs("3", "5", "DATE_BASIS")));
        assertThat(state()).isEqualTo("EXPLAINED 3 5 -2 DATE_BASIS");
        assertThat(breaks.update("R", List.of(differs("3", "5", "DATE_BASIS")))).isFalse();
        assertThat(breaks.update("R", List.of(differs("3", "5", null)))).isTrue();
        assertThat(state()).isEqualTo("OPEN 3 5 -2 null");
        assertThat(events()).containsExactly("OPENED 3 5 DATE_BASIS", "CHANGED 3 5");
    }

    @Test
    void what_a_person_explained_holds_for_its_numbers() {
        breaks.update("R", List.of(differs("3", "5", null)));
        explain(null);
        assertThat(breaks.update("R", List.of(differs("3", "5", null)))).isFalse();
        assertThat(state()).isEqualTo("EXPLAINED 3 5 -2 a late lorry");
        assertThat(breaks.update("R", List.of(differs("2", "5", null)))).isTrue();
        assertThat(state()).isEqualTo("OPEN 2 5 -3 null");
        assertThat(events()).containsExactly("OPENED 3 5", "REOPENED 2 5 NUMBERS_MOVED");
        assertThat(List.of(breaks.opened, breaks.changed)).containsExactly(2L, 0L);
    }

    @Test
    void and_until_the_day_that_was_said_that_day_too() {
        breaks.update("R", List.of(differs("3", "5", null)));
        explain(LocalDate.of(2022, 6, 7));
        assertThat(on("2022-06-07").update("R", List.of(differs("3", "5", null)))).isFalse();
        assertThat(on("2022-06-08").update("R", List.of(differs("3", "5", null)))).isTrue();
        assertThat(state()).isEqualTo("OPEN 3 5 -2 null");
        assertThat(events()).containsExactly("OPENED 3 5", "REOPENED 3 5 EXPLANATION_EXPIRED");
    }

    @Test
    void where_another_reading_takes_over_it_stays_explained() {
        breaks.update("R", List.of(differs("3", "5", null)));
        explain(null);
        breaks.update("R", List.of(differs("2", "5", "DATE_BASIS")));
        assertThat(state()).isEqualTo("EXPLAINED 2 5 -3 DATE_BASIS");
        assertThat(events()).containsExactly("OPENED 3 5", "CHANGED 2 5 NUMBERS_MOVED");
    }

    @Test
    void a_closed_one_forgets_who_explained_it() {
        breaks.update("R", List.of(differs("3", "5", null)));
        explain(null);
        breaks.update("R", List.of());
        breaks.update("R", List.of(differs("3", "5", null)));
        assertThat(state()).isEqualTo("OPEN 3 5 -2 null");
        assertThat(events()).containsExactly("OPENED 3 5", "CLOSED null null", "REOPENED 3 5");
    }

    private static Breaks on(String date) {
        return new Breaks(UNITS, new Run(1, 1, "nightly", LocalDate.parse(date), null, Run.Selection.ALL, null));
    }

    private static void explain(LocalDate until) {
        UNITS.jdbc().sql("""
                update reconciliation.break set state = 'EXPLAINED', explanation = 'a late lorry', explained_by = 'tester',
                       explained_until = :until""").param("until", until, java.sql.Types.DATE).update();
    }

    private static Verdict differs(String left, String right, String explanation) {
        return new Verdict("150102", 2021, Map.of("link", "CATERING", "item", "铅"), Verdict.Outcome.FALSE, new BigDecimal(left),
                right == null ? null : new BigDecimal(right), BigDecimal.ZERO, explanation, explanation);
    }

    private static Verdict verdict(String division, Verdict.Outcome outcome) {
        return new Verdict(division, 2021, Map.of(), outcome, BigDecimal.ONE, new BigDecimal(2), BigDecimal.ZERO, null, null);
    }

    private static String state() {
        return UNITS.jdbc().sql("""
                select concat_ws(' ', state, coalesce(left_value::text, 'null'), coalesce(right_value::text, 'null'),
                                 coalesce(imbalance::text, 'null'), coalesce(explanation, 'null')) from reconciliation.break""")
                .query(String.class).single();
    }

    private static List<String> events() {
        return UNITS.jdbc().sql("""
                select concat_ws(' ', event, coalesce(left_value::text, 'null'), coalesce(right_value::text, 'null'), note)
                from reconciliation.break_event where run_id = 1 order by event_id""").query(String.class).list();
    }
}
