package shian.operate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Division;
import shian.catalog.Indicator;
import shian.message.Message;

/** Which values of the current edition could move if deliveries were loaded, or loaded anew. */
final class CouldMove {

    /** Where something changes: rows of a contract that count at one of these divisions in one of these years. */
    record Place(String contract, Collection<String> divisions, int firstYear, int lastYear) {
    }

    private record Span(String indicator, String scope, String division, int from, int to) {
    }

    /** Later than any year. */
    static final int EVER = 9999;

    private final JdbcClient jdbc;
    private final Catalog catalog;

    CouldMove(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** The values that rest on deliveries whose scope is known. */
    Listing of(Collection<Long> deliveries) {
        return at(places(deliveries));
    }

    /** The values that rest on deliveries, and whatever is stale already. */
    Listing of(Collection<Long> deliveries, Collection<String> staleIndicators) {
        return values(Stream.concat(places(deliveries).stream().flatMap(this::spans), whole(staleIndicators)).distinct().toList());
    }

    /** Every value of some indicators. */
    Listing ofIndicators(Collection<String> codes) {
        return values(whole(codes).toList());
    }

    private Stream<Span> whole(Collection<String> codes) {
        return catalog.indicators().stream().filter(indicator -> codes.contains(indicator.code())).flatMap(indicator ->
                indicator.scopes().stream().flatMap(scope -> everywhere().stream().map(division ->
                        new Span(indicator.code(), scope.name(), division, 0, EVER))));
    }

    /** Every division there is. */
    List<String> everywhere() {
        return catalog.divisions().all().stream().map(Division::code).distinct().toList();
    }

    private List<Place> places(Collection<Long> deliveries) {
        return jdbc.sql("""
                select feed, kind, division_code, extract(year from lower(period)), extract(year from upper(period) - 1)
                from intake.delivery where delivery_id = any(:deliveries) and feed is not null""")
                .param("deliveries", deliveries.toArray(Long[]::new))
                .query((row, n) -> new Place(Contract.id(row.getString(1), row.getString(2)), around(row.getString(3)),
                        row.getInt(4), row.getInt(5))).list();
    }

    /** A division, what lies above it, and what lies below it. */
    List<String> around(String division) {
        return catalog.divisions().around(division);
    }

    /** The values that rest on what changes at some places. */
    Listing at(Collection<Place> places) {
        return values(places.stream().flatMap(this::spans).distinct().toList());
    }

    private Listing values(List<Span> spans) {
        return published(jdbc, """
                exists (select from unnest(:codes::text[], :scopes::text[], :divisions::text[], :from::int[], :to::int[])
                            t(code, scope_name, division, first_year, last_year)
                        where code = indicator_code and scope_name = scope and division = division_code
                          and year between first_year and last_year)""", Map.of("codes", spans.stream().map(Span::indicator).toArray(String[]::new),
                "scopes", spans.stream().map(Span::scope).toArray(String[]::new),
                "divisions", spans.stream().map(Span::division).toArray(String[]::new),
                "from", spans.stream().map(Span::from).toArray(Integer[]::new),
                "to", spans.stream().map(Span::to).toArray(Integer[]::new)));
    }

    /** Says that values which depend on the day can move besides, if a run is for another one than the current edition. */
    static Optional<Message> byDate(JdbcClient jdbc, LocalDate date) {
        return jdbc.sql("""
                select edition_id, business_date from publication.current_edition join publication.edition using (edition_id)
                where business_date <> :date""").param("date", date)
                .query((row, n) -> Message.of("operate.date-moves", row.getLong(1), row.getString(2), date)).optional();
    }

    /** The values of the current edition for which a condition holds, in both views of the divisions. */
    static Listing published(JdbcClient jdbc, String condition, Map<String, Object> parameters) {
        return Listing.of(jdbc, """
                select indicator_code as indicator, scope, division_code as division, division_name, year, value, status,
                       period_status
                from publication.current_value where %s order by 1, 2, 3, 5""".formatted(condition), parameters);
    }

    private Stream<Span> spans(Place place) {
        return catalog.indicators().stream().flatMap(indicator -> indicator.scopes().stream().flatMap(scope -> {
            IntSummaryStatistics years = years(scope, place.contract);
            return years.getCount() == 0 ? Stream.empty() : divisions(scope, place).stream().map(division -> new Span(indicator.code(),
                    scope.name(), division, place.firstYear + years.getMin(), place.lastYear + years.getMax()));
        }));
    }

    /** Where a scope counts rows by another of their divisions, they may count anywhere. */
    private Collection<String> divisions(Indicator.Scope scope, Place place) {
        return scope.measures().stream().map(catalog::measure).allMatch(measure -> measure.division() == null) ? place.divisions
                : everywhere();
    }

    /** The years a scope draws from a contract, counted from that of its rows; empty if it draws nothing from it. */
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
