package shian.receive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.FilePattern;
import shian.catalog.NamedPeriod;
import shian.catalog.PeriodMentions;

/** What names of files say: by the patterns of contracts, or by what they speak of. */
final class FileNames {

    /** A contract, and what a file's name says. */
    record Match(Contract contract, Said said) {
    }

    /**
     * What a file's name says.
     *
     * @param division as written there; null if it says none
     * @param version  null if it says none
     * @param coded    whether it keeps to a pattern that leaves no words open
     */
    record Said(String division, NamedPeriod period, Integer version, boolean coded) {
    }

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z]{2,4}$");

    private final List<Contract> contracts;
    private final Divisions divisions;
    private final String from;
    private final LocalDate day;

    /**
     * @param from code of the city whose files they are; empty if that is unknown
     */
    FileNames(List<Contract> contracts, Divisions divisions, String from, LocalDate day) {
        this.contracts = contracts;
        this.divisions = divisions;
        this.from = from;
        this.day = day;
    }

    /** A file: the arrival, or an entry of it, which goes by its own name if a contract or a header knows it. */
    NamedFile of(String arrival, String entry) {
        String name = entry.isEmpty() ? arrival : entry.substring(entry.lastIndexOf('/') + 1);
        List<Match> own = matches(name);
        List<Match> outer = own.isEmpty() && !entry.isEmpty() ? matches(arrival) : List.of();
        return new NamedFile(outer.isEmpty() ? name : arrival, name, around(entry, arrival), own.isEmpty() ? outer : own);
    }

    /** What a file lies in, the nearest first: the folders of its zip, and the zip itself. */
    private static List<String> around(String entry, String arrival) {
        List<String> names = new ArrayList<>();
        int slash = entry.lastIndexOf('/');
        if (slash > 0) {
            names.addAll(Arrays.asList(entry.substring(0, slash).split("/")));
            Collections.reverse(names);
        }
        if (!entry.isEmpty()) {
            names.add(arrival);
        }
        return names;
    }

    private List<Match> matches(String name) {
        List<Match> byName = new ArrayList<>();
        for (Contract contract : contracts) {
            contract.files().stream().flatMap(pattern -> pattern.match(name).map(found -> said(name, pattern, found)).stream())
                    .findFirst().ifPresent(said -> byName.add(new Match(contract, said)));
        }
        return byName;
    }

    /** What a pattern with open words happens to take for the period is no more than one of those the name mentions. */
    private static Said said(String name, FilePattern pattern, FilePattern.Name found) {
        NamedPeriod period = !pattern.hasPeriod() ? new NamedPeriod.None()
                : pattern.isCoded() ? NamedPeriod.exactly(found.period()) : period(name, null);
        return new Said(found.division(), period, found.version(), pattern.isCoded());
    }

    /** What names tell that keep to no pattern: any division and any period in them. */
    Said guess(String name, List<String> around) {
        String division = divisions.names().spokenOf(name, day, from)
                .or(() -> around.stream().flatMap(outer -> divisions.names().spokenOf(outer, day, from).stream()).findFirst())
                .map(Division::code).orElse(null);
        List<NamedPeriod> outer = around.stream().map(text -> period(text, null)).toList();
        // 3月.csv is of the year of its zip
        Integer year = outer.stream().flatMap(period -> yearOf(period).stream()).findFirst().orElse(null);
        NamedPeriod period = Stream.concat(Stream.of(name), around.stream()).map(text -> period(text, year))
                .filter(said -> !(said instanceof NamedPeriod.None)).findFirst().orElse(new NamedPeriod.None());
        return new Said(division, period, null, false);
    }

    /** A day alone may be that of sending. */
    private static Optional<Integer> yearOf(NamedPeriod period) {
        return period instanceof NamedPeriod.One one && !one.isDay() && one.span().from().getYear() == one.span().to().getYear()
                ? Optional.of(one.span().from().getYear()) : Optional.empty();
    }

    static NamedPeriod period(String name, Integer year) {
        return PeriodMentions.in(ENDING.matcher(name).replaceFirst(""), year);
    }
}
