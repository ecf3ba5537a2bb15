package shian.night;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Division;
import shian.catalog.Due;
import shian.catalog.Fraction;
import shian.catalog.Indicator;
import shian.catalog.Measure;
import shian.catalog.Rule;
import shian.fact.DerivedView;
import shian.fact.SourceTables;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.Run;
import shian.work.StaleMarks;
import shian.work.Units;

/** Brings the tables that mirror the catalogue up to date, and marks stale what is defined otherwise than before. */
final class CatalogTables {

    private final Units units;
    private final JdbcClient jdbc;

    CatalogTables(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    /** Refuses a catalogue whose tables and views are not as it says. */
    void check(Catalog catalog) {
        List<Message> differences = SourceTables.differences(jdbc, catalog);
        if (!differences.isEmpty()) {
            throw ShianException.usage(differences);
        }
    }

    void synchronise(Run run) {
        units.inRun(run, () -> {
            markRedefined(run);
            boolean same = jdbc.sql("select hash from control.definition where kind = 'DUE' and name = 'catalogue'")
                    .query(String.class).optional().map(run.catalog().hash()::equals).orElse(false);
            if (!same) {
                replaceMirrors(run.catalog());
                remember("DUE", "catalogue", run.catalog().hash());
            }
        });
    }

    private void markRedefined(Run run) {
        Catalog catalog = run.catalog();
        Map<String, String> definitions = new HashMap<>();
        String tree = tree(catalog);
        // whether a year is over decides verdicts, and the month how far a year has come, without any measure moving
        String year = String.valueOf(run.businessDate().getYear());
        String month = String.valueOf(YearMonth.from(run.businessDate()));
        catalog.measures().values().forEach(m -> definitions.put("MEASURE " + m.name(), hash(definition(catalog, m))));
        catalog.derived().values().forEach(d -> definitions.put("DERIVED " + d.name(), hash(definition(catalog, d))));
        catalog.rules().values().forEach(r -> definitions.put("RULE " + r.name(), hash(r.source() + figures(catalog, r) + tree + year)));
        catalog.indicators().forEach(i ->
                definitions.merge("INDICATOR " + i.code(), hash(i.source() + tree + month), (one, next) -> hash(one + next)));
        Map<String, String> known = new HashMap<>();
        jdbc.sql("select kind || ' ' || name, hash from control.definition where kind <> 'DUE'")
                .query((row, n) -> known.put(row.getString(1), row.getString(2))).list();
        if (!ofRules(definitions).equals(ofRules(known))) {
            // how grave a rule is, and whether it is there, decides over disputes without any measure moving
            new StaleMarks(units, catalog).indicators(catalog.measures().keySet());
        }
        definitions.forEach((key, hash) -> {
            if (!hash.equals(known.get(key))) {
                String kind = key.substring(0, key.indexOf(' '));
                String name = key.substring(key.indexOf(' ') + 1);
                if (!kind.equals("MEASURE")) {
                    stale(kind, name);
                } else if (catalog.sourceOf(catalog.measure(name)) instanceof Derived derived) {
                    stale("DERIVED", derived.name());
                } else if (catalog.sourceOf(catalog.measure(name)) instanceof Contract contract && isLoaded(contract)) {
                    stale("PARTS", name);
                }
                remember(kind, name, hash);
            }
        });
        known.keySet().stream().filter(key -> !definitions.containsKey(key)).forEach(key -> {
            String name = key.substring(key.indexOf(' ') + 1);
            if (key.startsWith("MEASURE ")) {
                stale("PARTS", name);
            }
            jdbc.sql("delete from control.definition where kind || ' ' || name = :key").param("key", key).update();
        });
    }

    private static Map<String, String> ofRules(Map<String, String> definitions) {
        return definitions.entrySet().stream().filter(entry -> entry.getKey().startsWith("RULE "))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether there is anything to draw a measure from that loading did not draw by its present definition. */
    private boolean isLoaded(Contract contract) {
        return jdbc.sql("select exists (select from intake.delivery where state in ('LOADED', 'PURGED') and feed = :feed and kind = :kind)")
                .param("feed", contract.feed()).param("kind", contract.kind()).query(Boolean.class).single();
    }

    private static String definition(Catalog catalog, Measure m) {
        boolean silent = catalog.sourceOf(m) instanceof Contract contract && contract.silent();
        return String.join("|", m.source() + (silent ? "|silent" : ""), m.draw().name(), String.valueOf(m.column()), m.where().toString(),
                m.by().toString(), m.divisionColumn(), String.valueOf(m.period()), m.overTime().name(), String.valueOf(m.carry()));
    }

    /** Whatever the rows of a derived fact depend on besides those of its sources. */
    private String definition(Catalog catalog, Derived d) {
        return String.join("|", d.table(), d.sources().toString(), d.silent().toString(), d.needs().toString(),
                String.valueOf(d.ahead()),
                new DerivedView(jdbc, d).definition(), d.parameters().stream()
                        .map(name -> name + "=" + catalog.parameters().get(name).value()).toList().toString(),
                d.workdays() ? catalog.calendar().toString() : "");
    }

    /** The published figures that a rule looks at. */
    private static String figures(Catalog catalog, Rule rule) {
        return Stream.concat(rule.cutOff().stream(), rule.comparisons().stream().flatMap(c -> c.claims().stream())
                .map(catalog.claims()::get)).map(claim -> String.join("|", claim.id(), claim.published().toPlainString(), claim.bound(),
                claim.division(), claim.firstYear() + "-" + claim.lastYear(), claim.since().toString(), claim.formula().toString()))
                .toList().toString();
    }

    /** What sums, comparisons with last year and who takes part depend on; not what files call divisions. */
    private static String tree(Catalog catalog) {
        return catalog.divisions().all().stream().map(d -> String.join("|", d.code(), d.level().text(), d.parent().toString(),
                d.from().toString(), String.valueOf(d.to()), d.folds().toString())).toList()
                + catalog.divisions().successions().toString();
    }

    private void stale(String kind, String name) {
        jdbc.sql("insert into control.stale (kind, name, since) values (:kind, :name, :now) on conflict do nothing")
                .param("kind", kind).param("name", name).param("now", units.now()).update();
    }

    private void remember(String kind, String name, String hash) {
        jdbc.sql("""
                insert into control.definition values (:kind, :name, :hash)
                on conflict (kind, name) do update set hash = excluded.hash""")
                .param("kind", kind).param("name", name).param("hash", hash).update();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void replaceMirrors(Catalog catalog) {
        for (String table : List.of("warehouse.division_alias", "warehouse.division_succession", "warehouse.division_fold",
                "warehouse.division_within",
                "warehouse.division", "warehouse.code", "warehouse.parameter", "warehouse.measure_definition", "warehouse.measure_source", "warehouse.feed",
                "reconciliation.rule", "publication.indicator")) {
            jdbc.sql("delete from " + table).update();
        }
        catalog.divisions().all().forEach(d -> {
            insert("warehouse.division", d.code(), d.from(), d.to(), d.name().zh(), d.name().en(), d.level().text(),
                    d.parent().orElse(null), d.sort());
            d.folds().forEach(folded -> insert("warehouse.division_fold", d.code(), folded));
            List<String> upwards = catalog.divisions().upwards(d.code());
            upwards.forEach(code -> insert("warehouse.division_within", d.code(), code, upwards.indexOf(code)));
            d.aliases().forEach(a -> insert("warehouse.division_alias", a.name(), d.code(),
                    a.from() == null ? d.from() : a.from(), a.to()));
        });
        catalog.divisions().successions().forEach(s ->
                insert("warehouse.division_succession", s.from(), s.to(), s.on(), s.note(), s.kind().text()));
        catalog.codes().forEach((list, codes) -> codes.codes().values().forEach(c ->
                insert("warehouse.code", list, c.code(), c.title().zh(), c.title().en())));
        new CalendarTable(jdbc).replace(catalog.calendar());
        catalog.parameters().values().forEach(p -> insert("warehouse.parameter", p.name(), p.value(), p.unit(), p.origin(),
                p.title().zh(), p.title().en()));
        catalog.measures().values().forEach(m -> insert("warehouse.measure_definition", m.name(),
                catalog.sourceOf(m) instanceof Contract c ? c.feed() : m.source(),
                catalog.sourceOf(m) instanceof Contract c ? c.kind() : Derived.KIND, m.title().zh(), m.title().en(), m.unit(),
                m.overTime().text(), m.by().toArray(String[]::new), m.draw().function()));
        catalog.measures().values().forEach(m -> catalog.sourceOf(m).contracts().stream().map(catalog::contract)
                .forEach(c -> insert("warehouse.measure_source", m.name(), c.feed(), c.kind())));
        catalog.contracts().values().forEach(c -> insert("warehouse.feed", c.feed(), c.kind(), c.code(), c.department(),
                c.deliveredBy() == Division.Level.CITY ? "city" : "county", c.due().map(Due::monthsEach).orElse(null),
                c.title().zh(), c.title().en()));
        catalog.rules().values().forEach(r -> insert("reconciliation.rule", r.name(), r.kind(), r.title().zh(),
                r.title().en(), r.severity().name(), r.leftText(), r.rightText()));
        catalog.indicators().forEach(this::insert);
    }

    private void insert(Indicator i) {
        for (Indicator.Scope scope : i.scopes()) {
            Indicator.Target target = scope.target().orElse(null);
            insert("publication.indicator", i.ruleVersion(), i.code(), scope.name(), i.indicatorClass(), i.group().zh(),
                    i.group().en(), i.title().zh(), i.title().en(), i.owner(), i.method(), scope.unit(), i.direction(),
                    target == null ? null : target.comparator(), target == null ? null : target.value().map(Fraction::decimal).orElse(null),
                    target == null ? null : target.origin(), scope.numeratorText(), scope.denominatorText().orElse(null),
                    i.decimals(), i.validFrom(), i.validTo(), scope.time().name(),
                    target == null ? null : target.stated().orElse(null));
        }
    }

    /** One row, its values in the order of the table's columns; the table is named by this class alone. */
    private void insert(String table, Object... values) {
        String places = String.join(", ", java.util.Collections.nCopies(values.length, "?"));
        jdbc.sql("insert into " + table + " values (" + places + ")").params(java.util.Arrays.asList(values)).update();
    }
}
