package shian.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Comparison;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Rule;
import shian.catalog.Title;
import shian.formula.Evaluator;
import shian.store.TestStore;

/** Rules over a few counts of a few divisions, and what they say. */
final class RuleTrial {

    static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    static final Title TITLE = new Title("规则", "Rule");
    static final String LEFT = "sampling.batches";
    static final String RIGHT = "sampling.summary.batches";
    static final LocalDate TODAY = LocalDate.of(2022, 6, 6);

    private final JdbcClient jdbc;

    RuleTrial(Class<?> test) {
        jdbc = JdbcClient.create(TestStore.database(test).store().pipeline());
        for (String row : """
                sampling.batches 150102 2021 3 {"link":"CATERING"} 100
                sampling.batches 150102 2021 3 {} 0
                sampling.batches.by-sampling-date 150102 2021 3 {"link":"CATERING"} 98
                sampling.summary.batches 150102 2021 0 {"link":"CATERING"} 98
                sampling.summary.batches 150102 2021 0 {"link":"PRODUCTION"} 0
                sampling.batches 150103 2021 3 {"link":"CATERING"} 7
                sampling.summary.batches 150104 2021 0 {"link":"CATERING"} 9
                sampling.batches 150102 2022 3 {"link":"CATERING"} 1
                sampling.summary.batches 150102 2022 0 {"link":"CATERING"} 2
                sampling.batches.failed 150121 2021 3 {} 40
                sampling.batches.failed 150121 2021 9 {} 60
                sampling.batches.failed 150121 2022 3 {} 70
                sampling.batches.judged 150172 2020 3 {} 5
                sampling.batches.judged 150172 2021 3 {} 9
                sampling.batches.judged 150103 2020 3 {} 5
                sampling.batches.judged 150103 2021 3 {} 5""".lines().toList()) {
            String[] cells = row.split(" ");
            jdbc.sql("insert into warehouse.measure values (?, ?, ?, ?, ?::jsonb, ?)").param(cells[0]).param(cells[1])
                    .param(Integer.valueOf(cells[2])).param(Integer.valueOf(cells[3])).param(cells[4])
                    .param(new BigDecimal(cells[5])).update();
        }
    }

    /** Puts a value of a month, of no dimension, into the warehouse. */
    void insert(String measure, String division, int year, int month, int value) {
        jdbc.sql("insert into warehouse.measure values (?, ?, ?, ?, '{}', ?)").param(measure).param(division).param(year).param(month)
                .param(value).update();
    }

    void delete(String measure) {
        jdbc.sql("delete from warehouse.measure where measure = ?").param(measure).update();
    }

    List<Verdict> evaluate(Rule rule) {
        return evaluate(rule, TODAY, 2020, 2021, 2022);
    }

    List<Verdict> evaluate(Rule rule, LocalDate today, Integer... years) {
        return new RuleEvaluation(CATALOG, new Evaluator(jdbc, CATALOG), List.of(years), today).evaluate(rule);
    }

    static Verdict only(String division, int year, List<Verdict> verdicts) {
        List<Verdict> found = verdicts.stream().filter(v -> v.division().equals(division) && v.year() == year).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    static Comparison comparison(String name, String left, String right, String relation, Comparison.Tolerance tolerance) {
        return new Comparison(name, TITLE, Expression.parse(left), Optional.of(Expression.parse(right)), List.of(),
                Arrays.stream(Comparison.Relation.values()).filter(r -> r.sign().equals(relation)).findFirst().orElseThrow(),
                Set.of(Division.Level.COUNTY, Division.Level.ZONE), List.of(), tolerance, Comparison.Missing.QUIET,
                Comparison.Missing.QUIET, Optional.empty(), List.of(), Optional.empty(), false, left, right);
    }

    static Rule rule(List<String> dimensions, BigDecimal absolute, BigDecimal relative, Comparison.Missing missing,
                             boolean openUndecided, List<Comparison.Explanation> explanations) {
        return rule(new Comparison("", TITLE, Expression.parse(LEFT), Optional.of(Expression.parse(RIGHT)), List.of(),
                Comparison.Relation.EQUAL, Set.of(Division.Level.COUNTY, Division.Level.ZONE), dimensions,
                new Comparison.Tolerance(absolute, relative, BigDecimal.ZERO, Optional.empty()), missing, missing,
                Optional.empty(), explanations, Optional.empty(), openUndecided, LEFT, RIGHT));
    }

    static Rule rule(Comparison comparison) {
        return new Rule("RC-99", "detail-summary", TITLE, List.of(comparison), List.of(), Rule.Severity.WARN, "", "");
    }
}
