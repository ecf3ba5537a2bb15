package shian.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Due;
import shian.catalog.Parameter;
import shian.work.Run;
import shian.work.Units;

/** The calendar of deliveries: every period that was due by the business date or will be soon, from whom and on which day. */
final class DuePeriods {

    private final Units units;
    private final JdbcClient jdbc;

    DuePeriods(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    /** Brings the table up to date. */
    void update(Run run, List<Division> participants) {
        List<String> feeds = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> divisions = new ArrayList<>();
        List<Integer> months = new ArrayList<>();
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        List<String> due = new ArrayList<>();
        List<Boolean> anyDay = new ArrayList<>();
        List<Boolean> upcoming = new ArrayList<>();
        LocalDate until = run.businessDate().plusDays(run.catalog().parameter(Parameter.AHEAD).map(BigDecimal::intValue).orElse(0));
        for (Contract contract : run.catalog().contracts().values()) {
            for (Due.Period period : contract.due().map(d -> d.dueBy(until)).orElse(List.of())) {
                for (Division division : owners(participants, contract)) {
                    if (division.isOn(period.from()) || division.isOn(period.to())) {
                        feeds.add(contract.feed());
                        kinds.add(contract.kind());
                        divisions.add(division.code());
                        months.add(contract.due().orElseThrow().monthsEach());
                        from.add(period.from().toString());
                        to.add(period.to().toString());
                        due.add(period.due().toString());
                        anyDay.add(contract.isSnapshot());
                        upcoming.add(period.due().isAfter(run.businessDate()));
                    }
                }
            }
        }
        units.inRun(run, () -> {
            jdbc.sql("""
                    with fresh as (
                        select feed, kind, division_code, months, period_from::date, period_to::date, due_on::date, any_day, upcoming
                        from unnest(:feeds::text[], :kinds::text[], :divisions::text[], :months::int[], :from::text[], :to::text[],
                                    :due::text[], :anyDay::boolean[], :upcoming::boolean[])
                            f(feed, kind, division_code, months, period_from, period_to, due_on, any_day, upcoming)),
                    gone as (
                        delete from warehouse.due_period p where not exists (
                            select from fresh f where f.feed = p.feed and f.kind = p.kind and f.division_code = p.division_code
                                and f.period_from = p.period_from))
                    insert into warehouse.due_period as p select * from fresh
                    on conflict (feed, kind, division_code, period_from) do update
                        set months = excluded.months, period_to = excluded.period_to, due_on = excluded.due_on, any_day = excluded.any_day,
                            upcoming = excluded.upcoming
                        where row(p.months, p.period_to, p.due_on, p.any_day, p.upcoming)
                            is distinct from row(excluded.months, excluded.period_to, excluded.due_on, excluded.any_day, excluded.upcoming)""")
                    .param("feeds", feeds.toArray(String[]::new)).param("kinds", kinds.toArray(String[]::new))
                    .param("divisions", divisions.toArray(String[]::new)).param("months", months.toArray(Integer[]::new))
                    .param("from", from.toArray(String[]::new)).param("to", to.toArray(String[]::new))
                    .param("due", due.toArray(String[]::new)).param("anyDay", anyDay.toArray(Boolean[]::new))
                    .param("upcoming", upcoming.toArray(Boolean[]::new)).update();
        });
    }

    /** Who owes a feed: every county-level unit, or every city, of those that take part. */
    private static List<Division> owners(List<Division> participants, Contract contract) {
        List<Division> owners = new ArrayList<>();
        for (Division division : participants) {
            boolean county = division.level() == Division.Level.COUNTY || division.level() == Division.Level.ZONE;
            if (contract.deliveredBy() == Division.Level.CITY ? division.level() == Division.Level.CITY : county) {
                owners.add(division);
            }
        }
        return owners;
    }
}
