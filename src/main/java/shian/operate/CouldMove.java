package shian.operate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Division;
import shian.catalog.Indicator;

/** Which values of the current edition could move if deliveries were loaded, or loaded anew. */
final class CouldMove {

    private record Scope(String contract, String division, LocalDate from, LocalDate to) {
    }

    private record Span(String indicator, String scope, String division, int from, int to) {
    }

    private final JdbcClient jdbc;
    private final Catalog catalog;

    CouldMove(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** The values, of deliveries whose scope is known. */
    Listing of(Collection<Long> deliveries) {
        List<Span> spans = jdbc.sql("""
                select feed, kind, division_code, lower(period), upper(period) - 1 from intake.delivery
                where delivery_id = any(:deliveries) and feed is not null""")
                .param("deliveries", deliveries.toArray(Long[]::new))
                .query((row, n) -> new Scope(Contract.id(row.getString(1), row.getString(2)), row.getString(3),
                        row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class))).list().stream()
                .flatMap(this::spans).distinct().toList();
        return Listing.of(jdbc, """
                select indicator_code as indicator, scope, division_code as division, division_name, year, value, status,
                       period_status
                from scorer.indicator_value
                where exists (select from unnest(:codes::text[], :scopes::text[], :divisions::text[], :from::int[], :to::int[])
                                  t(code, scope_name, division, first_year, last_year)
                              where code = indicator_code and scope_name = scope and division = division_code
                                and year between first_year and last_year)
                order by 1, 2, 3, 5""", Map.of("codes", spans.stream().map(Span::indicator).toArray(String[]::new),
                "scopes", spans.stream().map(Span::scope).toArray(String[]::new),
                "divisions", spans.stream().map(Span::division).toArray(String[]::new),
                "from", spans.stream().map(Span::from).toArray(Integer[]::new),
                "to", spans.stream().map(Span::to).toArray(Integer[]::new)));
    }

    private Stream<Span> spans(Scope delivery) {
        List<String> divisions = new ArrayList<>(catalog.divisions().upwards(delivery.division));
        catalog.divisions().within(delivery.division).stream().map(Division::code).forEach(divisions::add);
        return catalog.indicators().stream().flatMap(indicator -> indicator.scopes().stream().flatMap(scope -> {
            IntSummaryStatistics years = years(scope, delivery.contract);
            return years.getCount() == 0 ? Stream.empty() : divisions.stream().map(division -> new Span(indicator.code(),
                    scope.name(), division, delivery.from.getYear() + years.getMin(), delivery.to.getYear() + years.getMax()));
        }));
    }

    /** The years a scope draws from a contract, counted from that of the delivery; empty if it draws nothing from it. */
    private IntSummaryStatistics years(Indicator.Scope scope, String contract) {
        // a value stands in while later years have none, and is the target of the next year where it must not fall
        int target = scope.target().filter(t -> t.comparator().equals(Indicator.Target.NOT_FALLING)).isPresent() ? 1 : 0;
        return scope.measures().stream().map(catalog::measure).flatMapToInt(measure -> {
            Stream<Integer> offsets = catalog.sourceOf(measure) instanceof Derived derived
                    ? derived.years(contract, List.of(0)).stream()
                    : measure.source().equals(contract) ? Stream.of(0) : Stream.empty();
            return offsets.flatMapToInt(year -> IntStream.of(year, year + Math.max(measure.carry(), target)));
        }).summaryStatistics();
    }
}
