package shian.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import shian.City;
import shian.TestTime;
import shian.scorer.Weights.Treatment;
import shian.work.Units;

/** What a scorer outside sees and makes of it: every status, gates and bonus, and one edition while the next is published. */
@Tag("store")
@Tag("container")
class ReferenceScorerTest {

    private static final Weights WEIGHTS = Weights.read(Path.of("src/test/resources/scorer/weights.yaml"));
    private static final String HEADER = "抽样编号,任务来源,任务类别,抽样日期,抽样环节,被抽样单位名称,被抽样单位所在县,样品名称,食品大类,报告日期,结论,数据状态";
    private static final String ROW = "XBJ21150105%09d,县,监督抽检,2021-03-01,流通,某店,赛罕区,饼干样品,饼干,2021-03-15,%s,已批准";

    private City city;

    @BeforeEach
    void anEdition() {
        city = City.of(ReferenceScorerTest.class);
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", HEADER, ROW.formatted(1, "合格样品"), ROW.formatted(2, "合格样品"));
        city.night();
    }

    @Test
    void every_status_has_its_place_in_the_score_and_in_the_scorecard() throws SQLException {
        published(1999, "B90 B - MET CLEAN -", "B91 B - NOT_MET CLEAN -", "B92 B - NO_DATA CLEAN -", "B93 B - PARTIAL CLEAN -",
                "B94 B - DOCUMENT_ONLY CLEAN -", "B95 B - SUPPRESSED CLEAN -", "B96 B - NO_TARGET UNDECIDED -", "B97 B - NOT_APPLICABLE CLEAN -",
                "B98 B - MET DISPUTED -", "B99 B - NOT_MET DISPUTED -", "C90 C - MET EXPLAINED flips", "C91 C - NO_DATA DISPUTED -");
        try (ReferenceScorer scorer = ReferenceScorer.over(asScorer(), WEIGHTS)) {
            Score score = scorer.score("150105", 1999);
            assertThat(score.treated()).isEqualTo(Map.of(
                    Treatment.AWARD, List.of("B90"),
                    Treatment.DENY, List.of("B91", "B92", "C91"),
                    Treatment.WITHHOLD, List.of("B93", "B94", "B95", "B98", "B99", "C90"),
                    Treatment.LEAVE_OUT, List.of("B96", "B97")));
            assertThat(score.awarded()).isEqualByComparingTo("1");
            assertThat(score.possible()).isEqualByComparingTo("7");
            assertThat(score.total()).isEqualByComparingTo("10");
        }
        assertThat(scorecard(1999)).containsExactly("B: 10 of them 2 2 1 1 1 1 1 1, disputed 2",
                "C: 2 of them 1 0 0 0 1 0 0 0, disputed 1");
    }

    @Test
    void an_indicator_of_several_scopes_counts_once_by_the_worst_of_those_that_are_judged() throws SQLException {
        published(1999, "B33 B food NO_TARGET CLEAN -", "B33 B food+produce MET CLEAN -", "B34 B wide MET CLEAN -",
                "B34 B narrow NOT_MET DISPUTED -", "B35 B a MET CLEAN -", "B35 B b NOT_MET CLEAN -");
        try (ReferenceScorer scorer = ReferenceScorer.over(asScorer(), WEIGHTS)) {
            Score score = scorer.score("150105", 1999);
            assertThat(score.treated()).isEqualTo(Map.of(Treatment.AWARD, List.of("B33"), Treatment.WITHHOLD, List.of("B34"),
                    Treatment.DENY, List.of("B35")));
            assertThat(List.of(score.awarded(), score.possible(), score.total()))
                    .as("B33 has three points of its own, B34 two").isEqualTo(List.of(points(3), points(5), points(6)));
        }
        assertThat(scorecard(1999)).containsExactly("B: 3 of them 1 2 0 0 0 0 0 0, disputed 1");
    }

    @Test
    void a_gate_that_is_missed_is_named_and_bonus_items_only_add() throws SQLException {
        published(1999, "B90 B - MET CLEAN -", "G01 G - NOT_MET CLEAN -", "G02 G - MET CLEAN -", "G03 G - NO_DATA CLEAN -",
                "X01 X - MET CLEAN -", "X02 X - NOT_MET CLEAN -", "X03 X - DOCUMENT_ONLY CLEAN -");
        try (ReferenceScorer scorer = ReferenceScorer.over(asScorer(), WEIGHTS)) {
            Score score = scorer.score("150105", 1999);
            assertThat(score.missed()).containsExactly("G01", "G03");
            assertThat(score.awarded()).isEqualByComparingTo("1.5");
            assertThat(score.possible()).isEqualByComparingTo("2");
            assertThat(score.total()).isEqualByComparingTo("1");
        }
        assertThat(scorecard(1999)).hasSize(3);
    }

    @Test
    void a_scorer_sees_one_edition_while_the_next_is_published_and_the_next_scorer_sees_that() throws SQLException {
        try (ReferenceScorer scorer = ReferenceScorer.over(asScorer(), WEIGHTS); Connection other = asScorer()) {
            JdbcClient without = JdbcClient.create(new SingleConnectionDataSource(other, true));
            String values = "select edition_id || ' ' || value from scorer.indicator_value "
                    + "where indicator_code = 'B34' and scope = 'all' and division_code = '150105' and year = 2021";
            Score before = scorer.score("150105", 2021);
            assertThat(without.sql(values).query(String.class).single()).isEqualTo("1 100.00");

            city.drop("SCJG_CYJC_150105_2021_MX_V02.csv", HEADER, ROW.formatted(1, "合格样品"), ROW.formatted(2, "不合格样品"),
                    ROW.formatted(3, "合格样品"));
            assertThat(city.night().out()).contains("edition 2 published");

            assertThat(without.sql(values).query(String.class).single())
                    .as("without a transaction the second statement reads another edition than the first").isEqualTo("2 66.67");
            assertThat(scorer.score("150105", 2021)).as("what the scorer read before").isEqualTo(before);
            assertThat(scorer.edition()).isEqualTo(1);
        }
        try (ReferenceScorer next = ReferenceScorer.over(asScorer(), WEIGHTS)) {
            assertThat(next.edition()).isEqualTo(2);
            assertThat(next.score("150105", 2021).treated()).isNotEmpty();
        }
    }

    @Test
    void the_scorer_logs_in_as_its_role_and_may_read_its_schema_alone() throws SQLException {
        try (Connection connection = asScorer()) {
            JdbcClient scorer = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            assertThat(scorer.sql("select current_user").query(String.class).single()).isEqualTo("shian_scorer");
            for (String table : List.of("publication.indicator_value", "warehouse.measure", "reconciliation.break", "intake.delivery",
                    "control.run")) {
                assertThatThrownBy(() -> scorer.sql("select count(*) from " + table).query(Long.class).single())
                        .as(table).hasStackTraceContaining("permission denied");
            }
        }
    }

    private Connection asScorer() {
        return city.database().connectAsScorer();
    }

    private List<String> scorecard(int year) throws SQLException {
        try (Connection connection = asScorer()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true)).sql("""
                    select class || ': ' || indicators || ' of them ' || concat_ws(' ', met, not_met, no_target, not_applicable,
                        no_data, partial, document_only, suppressed) || ', disputed ' || disputed
                    from scorer.scorecard where division_code = '150105' and year = :year
                      and indicators = met + not_met + no_target + not_applicable + no_data + partial + document_only + suppressed
                    order by class""").param("year", year).query(String.class).list();
        }
    }

    /** Publishes an edition that adds these standings of 赛罕区: indicator, class, scope, status, reconciliation, flips. */
    private void published(int year, String... standings) {
        Units units = new Units(city.database().store().pipeline(), TestTime.clock());
        units.alone(() -> published(units.jdbc(), year, standings));
    }

    private static void published(JdbcClient jdbc, int year, String... standings) {
        long edition = jdbc.sql("""
                insert into publication.edition (published_at, run_id, business_date, catalogue_hash, added, changed, withdrawn,
                                                 indicator_values)
                select published_at, run_id, business_date, catalogue_hash, :added, 0, 0, indicator_values + :added
                from publication.edition returning edition_id""").param("added", standings.length).query(Long.class).single();
        for (String standing : standings) {
            String[] of = standing.split(" ");
            jdbc.sql("""
                    insert into publication.indicator (rule_version, indicator_code, scope, class, group_zh, group_en, title_zh,
                        title_en, owner, method, unit, direction, numerator, decimals, valid_from)
                    values ('2021', :code, :scope, :class, '', '', '', '', '', 'X', '%', 'up', '1', 2, '1999-01-01')
                    on conflict do nothing""").param("code", of[0]).param("scope", of[2]).param("class", of[1]).update();
            jdbc.sql("""
                    insert into publication.indicator_value (rule_version, indicator_code, scope, division_code, year, value,
                        comparator, status, status_reason, period_status, period_from, period_to, reconciliation, disputed_by,
                        verdict_can_flip, evidence_count, edition_id, revision, withdrawn)
                    select '2021', :code, :scope, '150105', :year,
                        case when :status in ('MET', 'NOT_MET', 'NO_TARGET', 'PARTIAL') then 1 end,
                        case when :status <> 'NO_TARGET' then '>=' end, :status, 'as the test says', 'PROVISIONAL',
                        make_date(:year, 1, 1), make_date(:year, 12, 31), :reconciliation,
                        case when :reconciliation = 'DISPUTED' then 'RC-01#1' end, :flips, 0, :edition, 1, false""")
                    .param("code", of[0]).param("scope", of[2]).param("year", year).param("status", of[3])
                    .param("reconciliation", of[4]).param("flips", of[5].equals("flips")).param("edition", edition).update();
        }
        jdbc.sql("update publication.current_edition set edition_id = :edition").param("edition", edition).update();
    }

    private static BigDecimal points(int points) {
        return BigDecimal.valueOf(points);
    }
}
