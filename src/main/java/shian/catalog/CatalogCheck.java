package shian.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import shian.message.Message;

/** Meaning: what each file says is right by itself, but does it fit the others? */
final class CatalogCheck {

    private final Mistakes mistakes;
    private final Divisions divisions;
    private final Map<String, CodeList> codes;
    private final Map<String, Contract> contracts;
    private final Map<String, Derived> derived;
    private final Map<String, Parameter> parameters;
    private final Map<String, Measure> measures;
    private final Map<String, Rule> rules;
    private final List<Indicator> indicators;
    private final Map<String, Claim> claims;

    CatalogCheck(Mistakes mistakes, Divisions divisions, Map<String, CodeList> codes, Map<String, Contract> contracts,
                 Map<String, Derived> derived, Map<String, Parameter> parameters, Map<String, Measure> measures,
                 Map<String, Rule> rules, List<Indicator> indicators, Map<String, Claim> claims) {
        this.mistakes = mistakes;
        this.divisions = divisions;
        this.codes = codes;
        this.contracts = contracts;
        this.derived = derived;
        this.parameters = parameters;
        this.measures = measures;
        this.rules = rules;
        this.indicators = indicators;
        this.claims = claims;
    }

    void check() {
        contracts.values().forEach(contract -> {
            columns(contract);
            contract.division().forEach(name -> column(contract, name, 1));
            rules(contract);
            headers(contract);
            keepRows(contract);
        });
        derived.values().forEach(this::derived);
        indicators.forEach(new ScopeCheck(measures, mistakes)::check);
        indicators.forEach(this::targets);
        fileNames();
        aliases();
        unusedMeasures();
        unusedParameters();
    }

    private void derived(Derived fact) {
        columns(fact);
        fact.sources().keySet().stream().filter(id -> !contracts.containsKey(id)).forEach(id ->
                mistake(fact, 1, "catalog.contract-unknown", id, Nearest.to(id, contracts.keySet())));
        if (!fact.isOfPipeline() && fact.countsZero() && contracts.containsKey(fact.leading())
                && !contracts.get(fact.leading()).countsZero()) {
            mistake(fact, 1, "catalog.silence", fact.leading());
        }
        if (fact.rowByRow() && contracts.containsKey(fact.leading()) && contracts.get(fact.leading()).isSnapshot()) {
            mistake(fact, 1, "catalog.snapshot-row-by-row", fact.leading());
        }
        fact.contracts().stream().map(contracts::get).filter(contract -> contract != null && contract.readers() != Readers.ANALYST)
                .filter(contract -> fact.declaredReaders().isEmpty()).findFirst()
                .ifPresent(contract -> mistake(fact, 1, "catalog.readers-unsaid", contract.id()));
        fact.linkedBy().stream().filter(name -> !name.equals("division_code")).forEach(name -> {
            column(fact, name, 1);
            fact.contracts().stream().map(contracts::get).filter(contract -> contract != null && !contract.columns().containsKey(name))
                    .forEach(contract -> mistake(fact, 1, "catalog.linked-by", name, contract.id(), Nearest.to(name, contract.columns().keySet())));
        });
        fact.parameters().stream().filter(name -> !parameters.containsKey(name)).forEach(name ->
                mistake(fact, 1, "catalog.parameter-unknown", name, Nearest.to(name, parameters.keySet())));
        Stream.concat(contracts.values().stream(), derived.values().stream())
                .filter(other -> other != fact && other.table().equals(fact.table()))
                .forEach(other -> mistake(fact, 1, "catalog.view-twice", fact.table(), other.path()));
    }

    /** What holds for the columns of any source, and for the measures drawn from them. */
    private void columns(Source source) {
        for (Column column : source.columns().values()) {
            if (column.type() == Column.Type.CODE
                    && (column.codes().isEmpty() || !codes.containsKey(column.codes().get()))) {
                mistake(source, column.line(), "catalog.list-unknown", column.codes().orElse(""), column.name(),
                        Nearest.to(column.codes().orElse(column.name()), codes.keySet()));
            }
            writing(source, column);
        }
        source.period().ifPresent(name -> period(source, name, 1));
        if (source.key().isEmpty()) {
            mistake(source, 1, "catalog.key-none");
        }
        source.measures().forEach(measure -> measure(source, measure));
    }

    private void writing(Source source, Column column) {
        Column.Writing writing = column.writing();
        Column.Type type = column.type();
        boolean items = type == Column.Type.ITEMS;
        boolean manifold = items || type == Column.Type.RESULT;
        unfitting(source, column, "bounds", writing.bounds() && !type.isNumber() && type != Column.Type.PERCENT);
        unfitting(source, column, "fractions", writing.fractions() && type != Column.Type.PERCENT);
        unfitting(source, column, "personal", writing.personal() && (type != Column.Type.TEXT || column.key()));
        unfitting(source, column, "dropped", writing.dropped() && (column.key() || writing.personal() || writing.bounds() || writing.ahead()));
        unfitting(source, column, "parts", items == writing.parts().isEmpty());
        unfitting(source, column, "key", manifold && column.key());
        unfitting(source, column, "within", writing.within().isPresent() && type != Column.Type.PLACE);
        unfitting(source, column, "format", writing.dates().isPresent() && type != Column.Type.DATE);
        unfitting(source, column, "ahead", writing.ahead() && type != Column.Type.DATE);
        unfitting(source, column, "empty-means", writing.emptyMeans().isPresent() && type != Column.Type.TEXT
                && type != Column.Type.CODE);
        writing.emptyMeans().filter(code -> column.codes().map(codes::get).filter(list -> !list.codes().containsKey(code)).isPresent())
                .ifPresent(code -> mistake(source, column.line(), "catalog.code-unknown", code, column.codes().orElseThrow(),
                        String.join(", ", codes.get(column.codes().orElseThrow()).codes().keySet())));
        writing.within().ifPresent(name -> column(source, name, column.line()));
    }

    private void unfitting(Source source, Column column, String key, boolean unfitting) {
        if (unfitting) {
            mistake(source, column.line(), "catalog.key-unfitting", key, column.name());
        }
    }

    /** What tells of persons is not kept for ever without anybody saying so. */
    private void keepRows(Contract contract) {
        if (contract.keepRows().isEmpty()) {
            contract.columns().values().stream().filter(column -> column.writing().personal()).findFirst().ifPresent(column ->
                    mistake(contract, column.line(), "catalog.keep-rows", column.name()));
        }
    }

    private void rules(Contract contract) {
        for (RowRule rule : contract.rules()) {
            boolean known = rule.columns().stream().allMatch(name -> column(contract, name, 1));
            if (known && rule instanceof RowRule.RequiredIf required) {
                required.when().forEach(condition -> codes(contract, condition, 1));
            } else if (known && (rule instanceof RowRule.Range || rule instanceof RowRule.SumOfColumns)) {
                rule.columns().stream().filter(name -> !contract.columns().get(name).type().isNumeric())
                        .forEach(name -> mistake(contract, 1, "catalog.not-comparable", rule.id(), name));
            }
        }
    }

    private void codes(Source source, Condition condition, int line) {
        source.columns().get(condition.column()).codes().map(codes::get).ifPresent(list ->
                condition.values().stream().filter(value -> !list.codes().containsKey(value)).forEach(value ->
                        mistake(source, line, "catalog.code-unknown", value, list.name(),
                                String.join(", ", list.codes().keySet()))));
    }

    private void measure(Source source, Measure measure) {
        measure.by().forEach(name -> column(source, name, measure.line()));
        if (measure.column() != null && column(source, measure.column(), measure.line())
                && !source.columns().get(measure.column()).type().isSummable()) {
            mistake(source, measure.line(), "catalog.not-a-number", measure.column());
        }
        if (!measure.draw().isAdditive() && measure.overTime() == Measure.OverTime.SUM) {
            mistake(source, measure.line(), "catalog.sum-of-extremes", measure.name(), measure.draw().function());
        }
        if (measure.draw().isAdditive() && measure.unit().equals("%")) {
            mistakes.warn(source.path(), measure.line(), Message.of("catalog.share-summed", measure.name()));
        }
        if (source instanceof Contract contract && contract.isSnapshot()
                && (measure.overTime() != Measure.OverTime.LAST || !measure.draw().isAdditive() || measure.division() != null)) {
            mistake(source, measure.line(), "catalog.snapshot-measure", measure.name());
        }
        if (measure.period() != null) {
            period(source, measure.period(), measure.line());
        }
        if (measure.division() != null && column(source, measure.division(), measure.line())
                && !source.columns().get(measure.division()).type().isWhere()) {
            mistake(source, measure.line(), "catalog.not-a-place", measure.division());
        }
        for (Condition condition : measure.where()) {
            if (column(source, condition.column(), measure.line())) {
                codes(source, condition, measure.line());
            }
        }
    }

    private boolean column(Source source, String name, int line) {
        if (!source.columns().containsKey(name)) {
            mistake(source, line, "catalog.column-unknown", name, Nearest.to(name, source.columns().keySet()));
            return false;
        }
        if (source.columns().get(name).writing().dropped()) {
            mistake(source, line, "catalog.column-dropped", name);
            return false;
        }
        return true;
    }

    private void period(Source source, String name, int line) {
        if (column(source, name, line)) {
            Column.Type type = source.columns().get(name).type();
            if (!type.isDay() && type != Column.Type.YEAR) {
                mistake(source, line, "catalog.not-a-date", name);
            }
        }
    }

    private void headers(Contract contract) {
        Map<String, String> seen = new HashMap<>();
        contract.columns().values().forEach(column -> column.headers().forEach(header -> {
            String other = seen.put(header, column.name());
            if (other != null) {
                mistake(contract, column.line(), "catalog.header-twice", header, other, column.name());
            }
        }));
    }

    private void targets(Indicator indicator) {
        indicator.scopes().stream().flatMap(scope -> scope.target().stream()).flatMap(target -> target.division().stream())
                .filter(division -> divisions.byCode(division).isEmpty())
                .forEach(division -> mistakes.add(indicator.path(), 1, Message.of("catalog.division-unknown", division,
                        Nearest.to(division, divisions.names().all()))));
    }

    private void fileNames() {
        String division = divisions.all().isEmpty() ? "" : divisions.all().get(0).code();
        contracts.values().forEach(contract -> contract.files().forEach(pattern ->
                contracts.values().stream().filter(other -> other.id().compareTo(contract.id()) > 0).forEach(other -> {
                    boolean both = other.files().stream().anyMatch(p -> p.match(pattern.example(division)).isPresent()
                            || pattern.match(p.example(division)).isPresent());
                    if (both) {
                        mistake(contract, 1, "catalog.pattern-clash", pattern, other.path());
                    }
                })));
    }

    private void aliases() {
        Map<String, Division> owners = new HashMap<>();
        divisions.all().forEach(division -> DivisionNames.of(division).forEach(name -> {
            // in another city it means another: who hands the file in tells which
            Division other = owners.putIfAbsent(divisions.cityOf(division.code()).orElse("") + " " + name, division);
            if (other != null && other != division && overlap(name, other, division)) {
                mistakes.add("reference/divisions.yaml", 1,
                        Message.of("catalog.alias-clash", name, other.code(), division.code()));
            }
        }));
    }

    private static boolean overlap(String name, Division a, Division b) {
        return a.aliases().stream().filter(x -> x.name().equals(name)).allMatch(x -> b.aliases().stream()
                .filter(y -> y.name().equals(name)).anyMatch(y -> (x.to() == null || y.from() == null || !x.to().isBefore(y.from()))
                        && (y.to() == null || x.from() == null || !y.to().isBefore(x.from()))));
    }

    private void unusedMeasures() {
        Set<String> used = new HashSet<>();
        rules.values().forEach(rule -> used.addAll(rule.measures()));
        indicators.forEach(indicator -> indicator.scopes().forEach(scope -> used.addAll(scope.measures())));
        claims.values().forEach(claim -> claim.terms().forEach(term -> used.add(term.measure())));
        measures.values().stream().filter(measure -> !used.contains(measure.name())).forEach(measure ->
                mistakes.warn(source(measure).path(), measure.line(),
                        Message.of("catalog.measure-unused", measure.name())));
    }

    private Source source(Measure measure) {
        return contracts.containsKey(measure.source()) ? contracts.get(measure.source()) : derived.get(measure.source());
    }

    private void unusedParameters() {
        Set<String> used = new HashSet<>(Revision.PARAMETERS);
        used.addAll(Parameter.OF_OPERATION);
        derived.values().forEach(fact -> used.addAll(fact.parameters()));
        parameters.values().stream().filter(parameter -> !used.contains(parameter.name())).forEach(parameter ->
                mistakes.warn(parameter.path(), parameter.line(), Message.of("catalog.parameter-unused", parameter.name())));
    }

    private void mistake(Source source, int line, String code, Object... arguments) {
        mistakes.add(source.path(), line, Message.of(code, arguments));
    }
}
