package shian.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import shian.message.Message;

/**
 * Everything {@code jobs/} declares, read and checked.
 *
 * @param hash     SHA-256 over names and contents of its files
 * @param files    text of every file by path below {@code jobs/}, and of the views of derived facts by {@link Derived#viewPath}
 * @param warnings what works but is probably not meant
 */
public record Catalog(String hash, Map<String, String> files, Map<String, JobDefinition> jobs, Divisions divisions, Senders senders,
                      Map<String, CodeList> codes, Units units, WorkCalendar calendar, Map<String, Contract> contracts,
                      Map<String, Derived> derived,
                      Map<String, Parameter> parameters, Map<String, Measure> measures, Map<String, Rule> rules, List<Indicator> indicators,
                      Map<String, Claim> claims, List<Message> warnings) {

    public Contract contract(String id) {
        return contracts.get(id);
    }

    public Optional<Contract> contract(String feed, String kind) {
        return Optional.ofNullable(contracts.get(Contract.id(feed, kind)));
    }

    /** Contracts of a feed, whatever their kind. */
    public List<Contract> feed(String feed) {
        return contracts.values().stream().filter(c -> c.feed().equals(feed)).toList();
    }

    public Collection<Contract> contractsOn(LocalDate day) {
        return contracts.values().stream().filter(c -> c.isValidOn(day)).toList();
    }

    public Measure measure(String name) {
        return measures.get(name);
    }

    /** The value of a parameter; empty if the catalogue does not have it. */
    public Optional<BigDecimal> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).map(Parameter::value);
    }

    /** What a measure is drawn from. */
    public Source sourceOf(Measure measure) {
        return contracts.containsKey(measure.source()) ? contracts.get(measure.source()) : derived.get(measure.source());
    }

    /**
     * The day on which the last delivery behind some measures is due for a year; the last day of the year where nothing is due later.
     *
     * @param terms their measures; those of the year before are left aside
     */
    public LocalDate lastDue(Collection<Expression.Term> terms, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        return terms.stream().filter(term -> !term.lastYear()).flatMap(term -> sourceOf(measure(term.measure())).contracts().stream())
                .map(this::contract).flatMap(contract -> contract.due().stream()).map(due -> due.dueFor(end))
                .filter(end::isBefore).max(LocalDate::compareTo).orElse(end);
    }

    /** The columns of a contract without which some measure, or its values by a dimension, say nothing. */
    public Set<String> neededColumns(Contract contract) {
        Set<String> needed = new TreeSet<>();
        sources().forEach(source -> source.measures().forEach(measure ->
                needed.addAll(source.neededColumns(contract.id(), measure.name(), measure.columnsAndDimensions()))));
        return needed;
    }

    /** Everything that measures are drawn from. */
    public List<Source> sources() {
        return Stream.concat(contracts.values().stream(), derived.values().stream()).map(Source.class::cast).toList();
    }
}
