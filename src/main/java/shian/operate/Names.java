package shian.operate;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Indicator;
import shian.catalog.Nearest;
import shian.catalog.Periods;
import shian.message.Messages;
import shian.message.ShianException;
import shian.work.Run;

/** What a person calls things: feeds, divisions, indicators, states. What is called by no known name is refused. */
public record Names(Catalog catalog) {

    /** The contracts of a feed, or the one of a code such as MR01. */
    public List<Contract> contracts(String feed) {
        List<Contract> contracts = catalog.contracts().values().stream()
                .filter(c -> c.feed().equalsIgnoreCase(feed) || c.id().equals(feed) || c.code().equalsIgnoreCase(feed)).toList();
        if (contracts.isEmpty()) {
            throw ShianException.usage("operate.feed-unknown", feed,
                    Nearest.to(feed, catalog.contracts().values().stream().map(Contract::feed).toList()));
        }
        return contracts;
    }

    /** A department that has feeds. */
    String department(String name) {
        List<String> departments = catalog.contracts().values().stream().map(Contract::department).distinct().sorted().toList();
        return departments.stream().filter(name::equalsIgnoreCase).findFirst().orElseThrow(() ->
                ShianException.usage("operate.department-unknown", name, String.join(", ", departments)));
    }

    /** The code of a division that a person names by code, name or alias. */
    public String division(String name) {
        return catalog.divisions().named(name, LocalDate.MAX).map(Division::code)
                .or(() -> catalog.divisions().byCode(name).map(Division::code))
                .orElseThrow(() -> ShianException.usage("operate.division-unknown", name,
                        String.join(", ", Nearest.several(name, catalog.divisions().names().all(), 3))));
    }

    /**
     * What a person limits a run to; each null for no limit.
     *
     * @param period such as {@code 202103}
     */
    public Run.Selection selection(String feed, String division, String period) {
        return new Run.Selection(Optional.ofNullable(feed).map(this::contracts).map(found ->
                        found.stream().anyMatch(c -> c.feed().equalsIgnoreCase(feed)) ? found.get(0).feed() : found.get(0).code()),
                Optional.ofNullable(division).map(this::division), Optional.ofNullable(period)
                .map(text -> Periods.parse(text).orElseThrow(() -> ShianException.usage("operate.period-unknown", text))));
    }

    /** The indicator of a code in every edition of the rules that has it. */
    List<Indicator> indicators(String code) {
        List<Indicator> editions = catalog.indicators().stream().filter(i -> i.code().equalsIgnoreCase(code)).toList();
        if (editions.isEmpty()) {
            throw ShianException.usage("operate.indicator-unknown", code,
                    Nearest.to(code, catalog.indicators().stream().map(Indicator::code).distinct().toList()));
        }
        return editions;
    }

    /** A rule's name; one that has left the catalogue may still be known by its breaks. */
    String rule(String name, List<String> others) {
        return catalog.rules().keySet().stream().filter(name::equalsIgnoreCase).findFirst()
                .or(() -> others.stream().filter(name::equalsIgnoreCase).findFirst())
                .orElseThrow(() -> ShianException.usage("operate.rule-unknown", name,
                        String.join(", ", catalog.rules().keySet())));
    }

    /** The code of a reason for which rows are set aside; what loading says may be named without its first word. */
    static String reason(String code) {
        String known = code.contains(".") ? code : "load." + code;
        if (!Messages.has(known)) {
            throw ShianException.usage("operate.reason-code-unknown", code);
        }
        return known;
    }

    /** One of the states there are. */
    static String state(String name, String... states) {
        String known = name.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!List.of(states).contains(known)) {
            throw ShianException.usage("operate.state-unknown", name, String.join(", ", states));
        }
        return known;
    }
}
