package shian.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shian.message.Message;

/** Meaning: what each file says is right by itself, but does it fit the others? */
final class CatalogCheck {

    private final Mistakes mistakes;
    private final Divisions divisions;
    private final Map<String, CodeList> codes;
    private final Map<String, Contract> contracts;
    private final Map<String, Measure> measures;
    private final Map<String, Rule> rules;
    private final List<Indicator> indicators;
    private final Map<String, Claim> claims;

    CatalogCheck(Mistakes mistakes, Divisions divisions, Map<String, CodeList> codes, Map<String, Contract> contracts,
                 Map<String, Measure> measures, Map<String, Rule> rules, List<Indicator> indicators,
                 Map<String, Claim> claims) {
        this.mistakes = mistakes;
        this.divisions = divisions;
        this.codes = codes;
        this.contracts = contracts;
        this.measures = measures;
        this.rules = rules;
        this.indicators = indicators;
        this.claims = claims;
    }

    void check() {
        contracts.values().forEach(contract -> {
            columns(contract);
            rules(contract);
            contract.measures().forEach(measure -> measure(contract, measure));
            headers(contract);
        });
        fileNames();
        aliases();
        unusedMeasures();
    }

    private void columns(Contract contract) {
        for (Column column : contract.columns().values()) {
            if (column.type() == Column.Type.CODE
                    && (column.codes().isEmpty() || !codes.containsKey(column.codes().get()))) {
                mistake(contract, column.line(), "catalog.list-unknown", column.codes().orElse(""), column.name(),
                        Nearest.to(column.codes().orElse(column.name()), codes.keySet()));
            }
        }
        contract.division().forEach(name -> column(contract, name, 1));
        contract.period().ifPresent(name -> period(contract, name, 1));
        if (contract.key().isEmpty()) {
            mistake(contract, 1, "catalog.key-none");
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

    private void codes(Contract contract, Condition condition, int line) {
        contract.columns().get(condition.column()).codes().map(codes::get).ifPresent(list ->
                condition.values().stream().filter(value -> !list.codes().containsKey(value)).forEach(value ->
                        mistake(contract, line, "catalog.code-unknown", value, list.name(),
                                String.join(", ", list.codes().keySet()))));
    }

    private void measure(Contract contract, Measure measure) {
        measure.by().forEach(name -> column(contract, name, measure.line()));
        if (measure.column() != null && column(contract, measure.column(), measure.line())
                && !contract.columns().get(measure.column()).type().isNumber()) {
            mistake(contract, measure.line(), "catalog.not-a-number", measure.column());
        }
        if (measure.period() != null) {
            period(contract, measure.period(), measure.line());
        }
        for (Condition condition : measure.where()) {
            if (column(contract, condition.column(), measure.line())) {
                codes(contract, condition, measure.line());
            }
        }
    }

    private boolean column(Contract contract, String name, int line) {
        if (!contract.columns().containsKey(name)) {
            mistake(contract, line, "catalog.column-unknown", name, Nearest.to(name, contract.columns().keySet()));
            return false;
        }
        return true;
    }

    private void period(Contract contract, String name, int line) {
        if (column(contract, name, line)) {
            Column.Type type = contract.columns().get(name).type();
            if (type != Column.Type.DATE && type != Column.Type.YEAR) {
                mistake(contract, line, "catalog.not-a-date", name);
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
        divisions.all().forEach(division -> Divisions.names(division).forEach(name -> {
            Division other = owners.putIfAbsent(name, division);
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
        claims.values().forEach(claim -> claim.computed().terms().forEach(term -> used.add(term.measure())));
        measures.values().stream().filter(measure -> !used.contains(measure.name())).forEach(measure ->
                mistakes.warn(contracts.get(measure.contract()).path(), measure.line(),
                        Message.of("catalog.measure-unused", measure.name())));
    }

    private void mistake(Contract contract, int line, String code, Object... arguments) {
        mistakes.add(contract.path(), line, Message.of(code, arguments));
    }
}
