package shian.receive;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
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
import shian.content.Document;
import shian.content.Header;
import shian.content.Part;
import shian.content.Row;
import shian.content.Rows;
import shian.content.UnreadableException;
import shian.message.Message;

/** Chooses the contract of a table: by the name of its file, then by its header. */
final class ContractChoice {

    /** A contract, and what a file's name says. */
    record Match(Contract contract, Said said) {
    }

    /**
     * What a file's name says.
     *
     * @param division as it stands there; null if it says none
     * @param version  null if it says none
     * @param coded    whether it keeps to a pattern that leaves no words open
     */
    record Said(String division, NamedPeriod period, Integer version, boolean coded) {
    }

    /** What was chosen for a table. */
    sealed interface Choice {
    }

    record Chosen(Match match) implements Choice {
    }

    /** Nothing fits; {@code near} if a header was found that belongs to some contract. */
    record None(List<Message> reasons, boolean near) implements Choice {
    }

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z]{2,4}$");

    private final List<Contract> contracts;
    private final Document document;
    private final Divisions divisions;
    private final String from;
    private final LocalDate day;

    /**
     * @param from code of the city whose file it is; empty if that is unknown
     */
    ContractChoice(List<Contract> contracts, Document document, Divisions divisions, String from, LocalDate day) {
        this.contracts = contracts;
        this.document = document;
        this.divisions = divisions;
        this.from = from;
        this.day = day;
    }

    /** A file: the arrival, or an entry of it, which goes by its own name if a contract or a header knows it. */
    Named of(String arrival, String entry) {
        String name = entry.isEmpty() ? arrival : entry.substring(entry.lastIndexOf('/') + 1);
        List<Match> byName = matches(name);
        List<String> around = around(entry, arrival);
        if (byName.isEmpty() && !entry.isEmpty()) {
            byName = matches(arrival);
            return new Named(byName.isEmpty() ? name : arrival, name, guess(name, around), byName);
        }
        return new Named(name, name, guess(name, around), byName);
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
    private Said guess(String name, List<String> around) {
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

    private static NamedPeriod period(String name, Integer year) {
        return PeriodMentions.in(ENDING.matcher(name).replaceFirst(""), year);
    }

    /** A file by its name; its tables are chosen for one by one. */
    final class Named {

        private final String fileName;
        private final String ownName;
        private final Said guess;
        private final List<Match> byName;

        private Named(String fileName, String ownName, Said guess, List<Match> byName) {
            this.fileName = fileName;
            this.ownName = ownName;
            this.guess = guess;
            this.byName = byName;
        }

        String fileName() {
            return fileName;
        }

        /** Whether it goes by the name of the zip it lies in. */
        boolean isNamedByZip() {
            return !byName.isEmpty() && !ownName.equals(fileName);
        }

        String ownName() {
            return ownName;
        }

        List<Match> byName() {
            return byName;
        }

        /** What the own name of a file says that goes by the name of its zip. */
        NamedPeriod periodOfEntry(Integer year) {
            return !isNamedByZip() ? new NamedPeriod.None() : period(ownName, year);
        }

        /**
         * @param several whether its header is looked for even if the name fits one contract alone
         */
        Choice choose(Part part, boolean several) throws IOException {
            if (byName.size() == 1 && !several) {
                return new Chosen(byName.get(0));
            }
            List<Row> rows;
            try {
                rows = firstRows(part);
            } catch (UnreadableException e) {
                return byName.size() == 1 ? new Chosen(byName.get(0))
                        : new None(List.of(Message.of("receive.no-contract-name", fileName), e.reason()), true);
            }
            if (byName.size() == 1) {
                return Header.find(rows, byName.get(0).contract()).isPresent() ? new Chosen(byName.get(0))
                        : new None(List.of(Message.of("receive.no-contract-name", ownName)), false);
            }
            return byHeader(rows);
        }

        private Choice byHeader(List<Row> rows) {
            List<Contract> candidates = byName.isEmpty() ? contracts : byName.stream().map(Match::contract).toList();
            List<Found> found = candidates.stream().flatMap(c -> Header.find(rows, c).map(h -> new Found(c, h)).stream()).toList();
            List<Contract> fitting = found.stream().filter(f -> f.header.missing().isEmpty()).map(Found::contract).toList();
            if (fitting.size() == 1) {
                return new Chosen(byName.stream().filter(m -> m.contract() == fitting.get(0)).findFirst()
                        .orElseGet(() -> new Match(fitting.get(0), guess)));
            }
            if (fitting.size() > 1) {
                return new None(List.of(Message.of("receive.several-contracts", fileName,
                        String.join(", ", fitting.stream().map(Contract::id).toList()))), true);
            }
            Optional<Found> near = found.stream().max(Comparator.comparingDouble(Found::share));
            if (near.isEmpty()) {
                return new None(List.of(Message.of("receive.no-contract-name", fileName)), false);
            }
            List<Message> reasons = new ArrayList<>(List.of(Message.of("receive.no-contract", fileName),
                    Message.of("receive.nearest-contract", near.get().contract.id(), near.get().contract.title().zh())));
            reasons.addAll(near.get().header.missingMessages());
            return new None(reasons, true);
        }

        /** Why a part cannot be read; empty if its first rows can. */
        Optional<Message> unreadable(Part part) throws IOException {
            try {
                firstRows(part);
                return Optional.empty();
            } catch (UnreadableException e) {
                return Optional.of(e.reason());
            }
        }

        private List<Row> firstRows(Part part) throws IOException {
            List<Row> rows = new ArrayList<>();
            try (Rows reader = document.rows(part)) {
                for (Row row = reader.next(); row != null && rows.size() < Header.ROWS_TO_SEARCH; row = reader.next()) {
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    /** A contract and a header of it; {@code share} of its columns are there. */
    private record Found(Contract contract, Header header) {
        double share() {
            return (double) header.indexes().size() / contract.columns().size();
        }
    }
}
