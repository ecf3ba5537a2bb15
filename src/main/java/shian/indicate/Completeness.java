package shian.indicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.catalog.Source;

/** Which share of the deliveries due for some measures counts, at a division and year: the worst of their feeds. */
final class Completeness {

    record Share(String contract, int due, int delivered) {
        BigDecimal value() {
            return BigDecimal.valueOf(delivered).divide(BigDecimal.valueOf(due), 4, RoundingMode.DOWN);
        }
    }

    private record Key(String contract, String division, int year) {
    }

    /** What is asked for: the feed, and the columns of it without which a measure says nothing. */
    private record Need(String contract, Set<String> columns, String division) {
    }

    private final Catalog catalog;
    private final Map<Key, int[]> coverage = new HashMap<>();
    /** By column, the first days of the periods for which a delivery counts that does not have it. */
    private final Map<Key, Map<String, Set<LocalDate>>> lacking = new HashMap<>();

    Completeness(JdbcClient jdbc, Catalog catalog) {
        this.catalog = catalog;
        jdbc.sql("select feed, kind, division_code, year, due, delivered from warehouse.coverage").query((row, n) ->
                coverage.put(new Key(Contract.id(row.getString(1), row.getString(2)), row.getString(3), row.getInt(4)),
                        new int[] {row.getInt(5), row.getInt(6)})).list();
        readLacking(jdbc);
    }

    private void readLacking(JdbcClient jdbc) {
        if (!jdbc.sql("select exists (select 1 from intake.delivery where state in ('LOADED', 'PURGED') and absent_columns <> '{}')")
                .query(Boolean.class).single()) {
            return;
        }
        jdbc.sql("""
                select distinct s.feed, s.kind, s.division_code, extract(year from s.period_from)::int, absent, s.period_from
                from intake.delivery d
                cross join unnest(d.absent_columns) absent
                join warehouse.due_status s on s.feed = d.feed and s.kind = d.kind and s.division_code = d.division_code
                    and d.period && daterange(s.period_from, s.period_to, '[]')
                where d.state in ('LOADED', 'PURGED') and s.received""").query((row, n) -> lacking.computeIfAbsent(
                        new Key(Contract.id(row.getString(1), row.getString(2)), row.getString(3), row.getInt(4)), key -> new HashMap<>())
                .computeIfAbsent(row.getString(5), column -> new HashSet<>()).add(row.getObject(6, LocalDate.class))).list();
    }

    /** Empty where nothing was due. */
    Optional<Share> of(List<Expression.Term> terms, String division, int year) {
        return terms.stream().flatMap(term -> needs(term, division)).distinct()
                .flatMap(need -> ofFeed(need, year).stream())
                .min((a, b) -> a.value().compareTo(b.value()));
    }

    private Stream<Need> needs(Expression.Term term, String division) {
        Measure measure = catalog.measure(term.measure());
        Source source = catalog.sourceOf(measure);
        Set<String> columns = new HashSet<>(measure.columns());
        columns.addAll(term.filter().keySet());
        return source.contracts().stream().map(contract -> new Need(contract, source.neededColumns(contract, measure.name(), columns),
                measure.division() == null ? division : cityOf(division)));
    }

    /** A row that counts by another of its divisions may come with the file of any division of the city. */
    private String cityOf(String division) {
        return catalog.divisions().upwards(division).stream()
                .filter(code -> catalog.divisions().byCode(code).orElseThrow().level().compareTo(Division.Level.CITY) <= 0)
                .findFirst().orElse(division);
    }

    /** Over what the divisions below owe; where it is a division above that owes the feed, over that. */
    private Optional<Share> ofFeed(Need need, int year) {
        Share below = sum(need, catalog.divisions().within(need.division).stream().map(Division::code).toList(), year);
        Share share = below.due > 0 ? below : sum(need, catalog.divisions().upwards(need.division), year);
        return share.due > 0 ? Optional.of(share) : Optional.empty();
    }

    private Share sum(Need need, List<String> divisions, int year) {
        int due = 0;
        int delivered = 0;
        for (String division : divisions) {
            Key key = new Key(need.contract, division, year);
            int[] found = coverage.getOrDefault(key, new int[2]);
            Map<String, Set<LocalDate>> without = lacking.getOrDefault(key, Map.of());
            due += found[0];
            delivered += found[1] - (int) need.columns.stream()
                    .flatMap(column -> without.getOrDefault(column, Set.of()).stream()).distinct().count();
        }
        return new Share(need.contract, due, delivered);
    }
}
