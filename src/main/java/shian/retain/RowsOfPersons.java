package shian.retain;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Keep;
import shian.catalog.Measure;
import shian.catalog.TableDefinition;
import shian.fact.FactTable;
import shian.message.Message;
import shian.message.MessageJson;
import shian.work.Run;
import shian.work.StaleMarks;
import shian.work.Units;

/**
 * The deliveries of a feed whose rows tell of persons. Once they are old, counted from the end of the period, everything goes that
 * tells of a person: the rows that count, those set aside and those that a revision changed, what was said of them, slips, and the
 * content. What was drawn from them stays. One delivery is a unit.
 *
 * @param drawn    the derived facts and the measures that are drawn from these rows, by name
 * @param problems takes what could not be removed outside the database
 */
record RowsOfPersons(Units units, Contract contract, Set<String> drawn, Consumer<Message> problems) implements Kind {

    /**
     * Those that are to be loaded wait for that first, and those that count until nothing that rests on the feed is to be drawn again:
     * what they bring to the measures stays.
     */
    private static final String DUE = """
            from intake.delivery d join intake.content c using (sha256)
            where d.feed = :feed and d.kind = :kind and d.purged_at is null and d.state <> 'RECEIVED' and upper(d.period) <= :before
              and (d.state <> 'LOADED' or not exists (
                  select from control.stale s where s.kind in ('PARTS', 'DERIVED') and s.name = any(:drawn)))""";

    /** The content that nothing needs any more but deliveries whose rows are gone; what nobody recognised in it does not keep it. */
    private static final String CONTENTS = """
            update intake.content c set removed_at = :now, removed_run = :run
            where c.removed_at is null and %s
              and not exists (select from intake.delivery o where o.sha256 = c.sha256 and o.purged_at is null and o.state <> 'UNRECOGNISED')
            returning c.bytes""";

    private record One(long id, String sha256, String state, LocalDate from, LocalDate to, OffsetDateTime at, long bytes) {
    }

    /** Of a contract of a catalogue. */
    static RowsOfPersons of(Units units, Catalog catalog, Contract contract, Consumer<Message> problems) {
        return new RowsOfPersons(units, contract, Stream.concat(
                catalog.derived().values().stream().filter(fact -> fact.contracts().contains(contract.id())).map(Derived::name),
                catalog.measures().values().stream().filter(measure -> catalog.sourceOf(measure).contracts().contains(contract.id())).map(Measure::name))
                .collect(Collectors.toUnmodifiableSet()), problems);
    }

    @Override
    public String name() {
        return counted() + " " + contract.id();
    }

    @Override
    public String counted() {
        return "persons";
    }

    @Override
    public Due due(Keep keep) {
        return of("""
                select count(*), coalesce(sum(rows_bytes + case when removed_at is null and first then content_bytes else 0 end), 0),
                       min(at), max(at)
                from (select %s as rows_bytes, c.bytes as content_bytes, c.removed_at, %s as at,
                             row_number() over (partition by d.sha256 order by d.delivery_id) = 1 and not exists (
                                 select from intake.delivery o where o.sha256 = d.sha256 and o.purged_at is null
                                   and o.state <> 'UNRECOGNISED' and (o.feed, o.kind) <> (d.feed, d.kind)) as first
                      %s) due""".formatted(bytes(), at(), DUE), keep)
                .query((row, n) -> new Due(row.getLong(1), row.getLong(2), row.getObject(3, OffsetDateTime.class),
                        row.getObject(4, OffsetDateTime.class))).single();
    }

    @Override
    public Due remove(Run run, Keep keep) {
        Optional<One> next = of("""
                select d.delivery_id, d.sha256, d.state, lower(d.period), upper(d.period) - 1, %s as at, %s as bytes
                %s order by upper(d.period), d.delivery_id limit 1 for update of d""".formatted(at(), bytes(), DUE), keep)
                .query((row, n) -> new One(row.getLong(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class), row.getObject(6, OffsetDateTime.class), row.getLong(7))).optional();
        if (next.isEmpty()) {
            // a content that came again after its deliveries had lost their rows
            List<Long> again = contents(run, """
                    exists (select from intake.delivery d where d.sha256 = c.sha256 and d.purged_at is not null
                            and d.feed = :feed and d.kind = :kind)""", null);
            return again.isEmpty() ? Due.NOTHING : new Due(again.size(), again.stream().mapToLong(Long::longValue).sum(), null, null);
        }
        One one = next.get();
        if (one.state.equals("LOADED")) {
            freeze(one);
        }
        removeRows(run, one);
        Slips.remove(jdbc(), one.id).forEach(problems);
        mark(run, one, keep);
        long content = contents(run, "c.sha256 = :sha256", one.sha256).stream().mapToLong(Long::longValue).sum();
        return new Due(1, one.bytes + content, one.at, one.at);
    }

    private JdbcClient jdbc() {
        return units.jdbc();
    }

    private JdbcClient.StatementSpec of(String sql, Keep keep) {
        return jdbc().sql(sql).param("feed", contract.feed()).param("kind", contract.kind())
                .param("before", keep.before(units.now()).toLocalDate()).param("zone", units.clock().getZone().getId())
                .param("drawn", drawn.toArray(String[]::new));
    }

    private String bytes() {
        return """
                (select coalesce(sum(pg_column_size(f)), 0) from warehouse.%s f where f.delivery_id = d.delivery_id)
                + (select coalesce(sum(pg_column_size(q)), 0) from intake.quarantine q where q.delivery_id = d.delivery_id)"""
                .formatted(TableDefinition.identifier(contract.table()));
    }

    private static String at() {
        return "upper(d.period)::timestamp at time zone :zone";
    }

    /** Whatever the delivery tells of years, by its period, its rows or what was drawn from them, is drawn no more. */
    private void freeze(One one) {
        Set<Integer> years = new TreeSet<>(new FactTable(jdbc(), contract).years(List.of(one.id)));
        IntStream.rangeClosed(one.from.getYear(), one.to.getYear()).forEach(years::add);
        jdbc().sql("""
                insert into warehouse.frozen_year (delivery_id, year)
                select :delivery, year from unnest(cast(:years as int[])) year
                union select delivery_id, year from warehouse.measure_part where delivery_id = :delivery""")
                .param("delivery", one.id).param("years", years.toArray(Integer[]::new)).update();
    }

    private void removeRows(Run run, One one) {
        new FactTable(jdbc(), contract).delete(one.id);
        long open = 0;
        for (String table : List.of("intake.quarantine", "intake.quarantine_rest")) {
            open += jdbc().sql("select count(*) from " + table + " where delivery_id = :delivery and state = 'OPEN'")
                    .param("delivery", one.id).query(Long.class).single();
            jdbc().sql("delete from " + table + " where delivery_id = :delivery").param("delivery", one.id).update();
        }
        jdbc().sql("delete from intake.revision_row where :delivery in (delivery_id, delivery_before)").param("delivery", one.id).update();
        jdbc().sql("update control.replay set reasons = '[]' where delivery_id = :delivery").param("delivery", one.id).update();
        if (open > 0) {
            // the bounds of the values move
            new StaleMarks(units, run.catalog()).drawnFrom(Set.of(contract.id()));
        }
    }

    /** What counts goes on counting; what waited for anything is sent back; the others stay what they are. */
    private void mark(Run run, One one, Keep keep) {
        LocalDate today = units.now().toLocalDate();
        jdbc().sql("""
                update intake.delivery
                set state = case when state = 'LOADED' then 'PURGED' when state in ('SUPERSEDED', 'NOT_COUNTED') then state else 'REFUSED' end,
                    reasons = cast(:reasons as jsonb) || case when state in ('SUPERSEDED', 'NOT_COUNTED') then reasons else '[]' end,
                    remarks = '[]', manifest = null, purged_at = :now, purged_run = :run
                where delivery_id = :delivery""")
                .param("reasons", MessageJson.write(List.of(Message.of("retain.purged", today, keep.number()))))
                .param("now", units.now()).param("run", run.id()).param("delivery", one.id).update();
    }

    private List<Long> contents(Run run, String which, String sha256) {
        return jdbc().sql(CONTENTS.formatted(which)).param("feed", contract.feed()).param("kind", contract.kind())
                .param("sha256", sha256).param("now", units.now()).param("run", run.id()).query(Long.class).list();
    }
}
