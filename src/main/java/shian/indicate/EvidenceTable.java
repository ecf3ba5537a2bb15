package shian.indicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Derived;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.fact.MeasureParts;
import shian.formula.Evaluator;
import tools.jackson.databind.json.JsonMapper;

/** Which deliveries that count contribute what to a term, by division and year. */
final class EvidenceTable {

    private record Key(String division, int year) {
    }

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Evaluator evaluator;
    private final Map<Expression.Term, Map<Key, Map<Long, BigDecimal>>> contributions = new HashMap<>();

    EvidenceTable(JdbcClient jdbc, Catalog catalog, Evaluator evaluator) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.evaluator = evaluator;
    }

    List<Candidate.Evidence> of(String side, Expression expression, String division, int year) {
        List<Candidate.Evidence> evidence = new ArrayList<>();
        for (Expression.Term term : expression.terms()) {
            int used = evaluator.usedYear(term, division, year);
            Map<Long, BigDecimal> byDelivery = new TreeMap<>();
            for (Division below : catalog.divisions().within(division)) {
                table(term).getOrDefault(new Key(below.code(), used), Map.of())
                        .forEach((delivery, value) -> byDelivery.merge(delivery, value, catalog.measure(term.measure()).draw()::together));
            }
            openings(term, division, used).forEach(delivery -> byDelivery.putIfAbsent(delivery, BigDecimal.ZERO));
            byDelivery.forEach((delivery, value) ->
                    evidence.add(new Candidate.Evidence(side, term.toString(), delivery, value)));
        }
        return evidence;
    }

    /** The snapshots of earlier years against which a derived fact holds its rows: nothing of theirs is added up. */
    private List<Long> openings(Expression.Term term, String division, int year) {
        if (!(catalog.sourceOf(catalog.measure(term.measure())) instanceof Derived fact)) {
            return List.of();
        }
        String[] divisions = catalog.divisions().within(division).stream().map(Division::code).toArray(String[]::new);
        return fact.sources().entrySet().stream()
                .filter(source -> catalog.contracts().get(source.getKey()).isSnapshot())
                .flatMap(source -> source.getValue().stream().filter(later -> later > 0).flatMap(later -> jdbc.sql("""
                        select distinct delivery_id from warehouse.snapshot_of_year
                        where feed || '/' || kind = :source and year = :year and division_code = any(:divisions) order by 1""")
                        .param("source", source.getKey()).param("year", year - later).param("divisions", divisions)
                        .query(Long.class).list().stream())).toList();
    }

    private Map<Key, Map<Long, BigDecimal>> table(Expression.Term term) {
        return contributions.computeIfAbsent(term, t -> {
            Map<Key, Map<Long, BigDecimal>> table = new HashMap<>();
            jdbc.sql("""
                    select p.division_code, p.year, p.delivery_id, %s(p.value)
                    from %s p
                    where p.measure = :measure and p.counts_to = 12
                      and not exists (select from jsonb_each(:filter::jsonb) f
                                      where not jsonb_exists(f.value, coalesce(p.dimensions ->> f.key, '')))
                    group by 1, 2, 3""".formatted(catalog.measure(t.measure()).draw().function(),
                            MeasureParts.counted(catalog.sourceOf(catalog.measure(t.measure())))))
                    .param("measure", t.measure()).param("filter", JsonMapper.shared().writeValueAsString(t.filter()))
                    .query((row, n) -> table.computeIfAbsent(new Key(row.getString(1), row.getInt(2)), k -> new TreeMap<>())
                            .put(row.getLong(3), row.getBigDecimal(4))).list();
            return table;
        });
    }
}
