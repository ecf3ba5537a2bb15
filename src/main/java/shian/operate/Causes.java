package shian.operate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.CodeList;
import shian.catalog.Derived;
import shian.catalog.Indicator;
import shian.catalog.Rule;
import shian.catalog.Source;
import shian.operate.EditionDifference.Key;
import shian.operate.EditionDifference.Moved;

/** What happened between two editions that can have moved a value: deliveries, files of the catalogue, breaks, people, the date. */
final class Causes {

    /** A delivery behind a value; {@code sign} is null if it contributes as before. */
    private record Behind(long delivery, String sign, String words) {

        /** Whether it moved of itself: one that only contributes otherwise was moved by something else. */
        boolean isCause() {
            return sign != null && (!sign.equals("±") || words.contains(REVISION));
        }
    }

    /** What a delivery can bear upon: what rests on its contract near its division, in its years and those its rows are held against. */
    private record Reach(String contract, String division, int firstYear, int lastYear) {

        static Reach of(ResultSet row) throws SQLException {
            return new Reach(row.getString("contract"), row.getString("division_code"), row.getInt("first_year"), row.getInt("last_year"));
        }
    }

    /** A delivery that came to count between the editions, whatever measures its rows are held against. */
    private record Came(long delivery, Reach reach, String words) {
    }

    private record Event(String rule, String division, int year, String words) {
    }

    /** What a person did with a delivery or a year; {@code number} is which; for a year {@code reach} is empty. */
    private record Action(String verb, long number, Reach reach, String words) {
    }

    private static final String REVISION = " revision of #";

    /** What a delivery d is called, with the revision r that it is, if it is one between the editions. */
    private static final String WORDS = """
            '#' || d.delivery_id || ' ' || path || coalesce(' (' || r.class || '%s' || array_to_string(r.predecessors, ', #')
                || ': rows +' || r.added || ' -' || r.removed || ' ±' || r.changed || ')', '')""".formatted(REVISION);

    /** The columns of a {@link Reach} of a delivery d. */
    private static final String REACH = """
            d.feed || '/' || d.kind as contract, d.division_code, extract(year from lower(d.period))::int as first_year,
            extract(year from upper(d.period) - 1)::int as last_year""";

    private static final String BETWEEN = """
            %1$s > (select run_id from publication.edition where edition_id = :before)
            and %1$s <= (select run_id from publication.edition where edition_id = :after)""";

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Map<String, Object> editions;
    private final Map<Key, List<Behind>> behind = new HashMap<>();
    private final List<Came> came;
    private final List<String> files;
    private final List<Event> events;
    private final List<Action> actions;
    private final Optional<String> date;

    Causes(JdbcClient jdbc, Catalog catalog, long before, long after) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.editions = Map.of("before", before, "after", after);
        readDeliveries();
        this.came = came();
        this.files = files();
        this.events = events();
        this.actions = actions();
        this.date = jdbc.sql("""
                select b.business_date || ' → ' || a.business_date from publication.edition b, publication.edition a
                where b.edition_id = :before and a.edition_id = :after and b.business_date <> a.business_date""")
                .params(editions).query(String.class).optional();
    }

    List<String> of(Key key, Moved moved) {
        List<Behind> deliveries = behind.getOrDefault(key, List.of());
        List<String> causes = new ArrayList<>();
        deliveries.stream().filter(d -> d.sign != null).forEach(d -> causes.add(d.sign + d.words));
        Set<String> measures = measures(key);
        List<Came> besides = came.stream().filter(c -> bearsUpon(c.reach, key, measures) && !causes.contains("+" + c.words)).toList();
        long movedByOthers = deliveries.stream().filter(d -> d.sign != null && !d.isCause()).count();
        if (movedByOthers > 0) {
            besides.forEach(c -> causes.add("+" + c.words));
        }
        files.stream().filter(path -> concerns(path, key, measures)).map(path -> path.startsWith("sql/") ? path : "jobs/" + path)
                .forEach(causes::add);
        if (moved.reconciliation()) {
            events.stream().filter(e -> e.year == key.year() && isNear(e.division, key.division()))
                    .filter(e -> Optional.ofNullable(catalog.rules().get(e.rule))
                            .map(rule -> rule.measures().stream().anyMatch(measures::contains)).orElse(true))
                    .forEach(e -> causes.add(e.words));
        }
        if (moved.targetBefore() != null && moved.target() != null && moved.targetBefore().compareTo(moved.target()) != 0) {
            causes.add("target " + moved.targetBefore().toPlainString() + " → " + moved.target().toPlainString());
        }
        if (causes.isEmpty()) {
            besides.forEach(c -> causes.add("+" + c.words));
        }
        if (causes.isEmpty() && moved.lastYear()) {
            came.stream().filter(c -> bearsUpon(c.reach, key.yearBefore(), measures)).forEach(c -> causes.add("+" + c.words));
        }
        Set<Long> named = Stream.concat(deliveries.stream().filter(d -> d.sign != null).map(Behind::delivery),
                besides.stream().filter(c -> causes.contains("+" + c.words)).map(Came::delivery)).collect(Collectors.toSet());
        actions.stream().filter(a -> isAbout(a, key, moved, measures, named)).forEach(a -> causes.add(a.words));
        if (causes.size() == movedByOthers) {
            date.ifPresent(days -> causes.add("date " + days));
        }
        Optional.ofNullable(moved.words()).filter(words -> !words.isEmpty()).ifPresent(causes::add);
        return causes;
    }

    /** Whether measures rest on the rows of a delivery, if only as those that rows of others are held against. */
    private boolean bearsUpon(Reach delivery, Key key, Set<String> measures) {
        return isNear(delivery.division, key.division()) && measures.stream().map(name -> catalog.sourceOf(catalog.measure(name)))
                .anyMatch(source -> source.contracts().contains(delivery.contract)
                        && years(source, delivery).anyMatch(year -> year == key.year()));
    }

    private static IntStream years(Source source, Reach delivery) {
        IntStream own = IntStream.rangeClosed(delivery.firstYear, delivery.lastYear);
        return source instanceof Derived derived
                ? derived.years(delivery.contract, own.boxed().toList()).stream().mapToInt(Integer::intValue) : own;
    }

    private boolean isNear(String division, String other) {
        return catalog.divisions().isWithin(division, other) || catalog.divisions().isWithin(other, division);
    }

    /**
     * Whether what a person did can have moved a value.
     *
     * @param named the deliveries that are named as its causes
     */
    private boolean isAbout(Action action, Key key, Moved moved, Set<String> measures, Set<Long> named) {
        return switch (action.verb) {
            case "close" -> moved.period() && action.number == key.year();
            case "quarantine waive" -> moved.bounds() && bearsUpon(action.reach, key, measures);
            default -> named.contains(action.number);
        };
    }

    private Set<String> measures(Key key) {
        return catalog.indicators().stream().filter(i -> i.code().equals(key.code()) && i.ruleVersion().equals(key.version()))
                .flatMap(i -> i.scopes().stream()).filter(scope -> scope.name().equals(key.scope()))
                .flatMap(scope -> scope.measures().stream()).collect(Collectors.toSet());
    }

    /** Whether a changed file can have moved a value: one that is known to be about something else cannot. */
    private boolean concerns(String path, Key key, Set<String> measures) {
        List<Indicator> indicators = catalog.indicators().stream().filter(i -> i.path().equals(path)).toList();
        if (!indicators.isEmpty()) {
            return indicators.stream().anyMatch(i -> i.code().equals(key.code()));
        }
        List<Rule> rules = catalog.rules().values().stream().filter(rule -> rule.path().equals(path)).toList();
        if (!rules.isEmpty()) {
            return rules.stream().anyMatch(rule -> rule.measures().stream().anyMatch(measures::contains));
        }
        Set<Source> behind = measures.stream().map(name -> catalog.sourceOf(catalog.measure(name))).collect(Collectors.toSet());
        if (catalog.parameters().values().stream().anyMatch(parameter -> parameter.path().equals(path))) {
            return behind.stream().anyMatch(source -> source instanceof Derived derived && !derived.parameters().isEmpty());
        }
        List<Source> sources = behind.stream()
                .flatMap(source -> Stream.concat(Stream.of(source), source.contracts().stream().map(catalog::contract))).toList();
        Optional<CodeList> codes = catalog.codes().values().stream().filter(list -> list.path().equals(path)).findFirst();
        if (codes.isPresent()) {
            return sources.stream().flatMap(source -> source.columns().values().stream())
                    .anyMatch(column -> column.codes().filter(codes.get().name()::equals).isPresent());
        }
        return catalog.sources().stream().noneMatch(source -> source.paths().contains(path))
                || sources.stream().anyMatch(source -> source.paths().contains(path));
    }

    /** The deliveries behind each value: came ({@code +}), went ({@code -}) or contribute otherwise ({@code ±}). */
    private void readDeliveries() {
        jdbc.sql("""
                with bv as (%s), av as (%s),
                b as (select e.* from publication.evidence e join bv using
                          (rule_version, indicator_code, scope, division_code, year, edition_id)),
                a as (select e.* from publication.evidence e join av using
                          (rule_version, indicator_code, scope, division_code, year, edition_id)),
                moved as (
                    select rule_version, indicator_code, scope, division_code, year
                    from bv full join av using (rule_version, indicator_code, scope, division_code, year)
                    where av.edition_id is distinct from bv.edition_id),
                behind as (
                    select rule_version, indicator_code, scope, division_code, year, delivery_id,
                           case when bool_and(b.value is null) then '+' when bool_and(a.value is null) then '-'
                                when bool_or(a.value is distinct from b.value) then '±' end as sign
                    from b full join a using (rule_version, indicator_code, scope, division_code, year, side, measure, delivery_id)
                    join moved using (rule_version, indicator_code, scope, division_code, year)
                    group by 1, 2, 3, 4, 5, 6)
                select rule_version, indicator_code, scope, behind.division_code, year, behind.delivery_id, sign,
                       %s
                from behind join intake.delivery d on d.delivery_id = behind.delivery_id join intake.arrival using (arrival_id)
                left join lateral (
                    select * from intake.revision r where r.delivery_id = behind.delivery_id and sign in ('+', '±') and %s
                    order by run_id desc limit 1) r on true
                order by behind.delivery_id""".formatted(EditionDifference.VALUES.formatted("before"),
                        EditionDifference.VALUES.formatted("after"), WORDS, BETWEEN.formatted("r.run_id")))
                .params(editions).query((row, n) -> behind.computeIfAbsent(new Key(row.getString(1), row.getString(2),
                        row.getString(3), row.getString(4), row.getInt(5)), k -> new ArrayList<>())
                        .add(new Behind(row.getLong(6), row.getString(7), row.getString(8)))).list();
    }

    private List<Came> came() {
        return jdbc.sql("""
                select d.delivery_id, %s as words, %s
                from intake.delivery d join intake.arrival a using (arrival_id)
                left join lateral (
                    select * from intake.revision r where r.delivery_id = d.delivery_id and %s
                    order by run_id desc limit 1) r on true
                where d.state in ('LOADED', 'PURGED') and %s or d.state = 'SUPERSEDED' and %s
                order by 1""".formatted(WORDS, REACH, BETWEEN.formatted("r.run_id"), BETWEEN.formatted("d.settled_run"),
                        BETWEEN.formatted("a.run_id")))
                .params(editions).query((row, n) -> new Came(row.getLong(1), Reach.of(row), row.getString(2))).list();
    }

    /** Files of the catalogue that differ between the editions, jobs and claims apart: those move no value. */
    private List<String> files() {
        return jdbc.sql("""
                with b as (select path, content from control.catalogue_file join publication.edition using (catalogue_hash)
                           where edition_id = :before),
                a as (select path, content from control.catalogue_file join publication.edition using (catalogue_hash)
                      where edition_id = :after)
                select path from b full join a using (path)
                where a.content is distinct from b.content and coalesce(a.content, b.content) !~ '(^|\\n)(job|claims):'
                order by 1""").params(editions).query(String.class).list();
    }

    /** What became of breaks between the editions, by data or by people. */
    private List<Event> events() {
        return jdbc.sql("""
                select b.rule, b.division_code, b.year,
                       e.event || ' break #' || e.break_id || ' (' || b.rule || ')' || coalesce(': ' || e.note, '')
                from reconciliation.break_event e join reconciliation.break b using (break_id)
                where e.happened_at > (select published_at from publication.edition where edition_id = :before)
                  and e.happened_at <= (select published_at from publication.edition where edition_id = :after)
                order by e.event_id""").params(editions)
                .query((row, n) -> new Event(row.getString(1), row.getString(2), row.getInt(3), row.getString(4))).list();
    }

    /** What people did with deliveries and years between the editions. */
    private List<Action> actions() {
        return jdbc.sql("""
                select verb, substring(object from '\\d+')::bigint, verb || ' ' || object || ' by ' || actor || coalesce(': ' || reason, ''),
                       %s
                from control.operator_action left join intake.delivery d on object = 'delivery ' || d.delivery_id
                where object ~ '^(delivery|year) \\d+$'
                  and acted_at > (select published_at from publication.edition where edition_id = :before)
                  and acted_at <= (select published_at from publication.edition where edition_id = :after)
                order by action_id""".formatted(REACH)).params(editions)
                .query((row, n) -> new Action(row.getString(1), row.getLong(2), Reach.of(row), row.getString(3))).list();
    }
}
