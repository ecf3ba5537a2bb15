package shian.receive;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.FilePattern;
import shian.catalog.Periods;
import shian.catalog.Units;
import shian.content.Document;
import shian.content.Header;
import shian.content.Part;
import shian.content.Row;
import shian.content.Rows;
import shian.content.UnreadableException;
import shian.message.Message;

/** Chooses the contract of a table: by the name of its file, then by its header. */
final class ContractChoice {

    /** A contract, and what a file's name says of division, period and version. */
    record Match(Contract contract, FilePattern.Name name) {
    }

    /** What was chosen for a table. */
    sealed interface Choice {
    }

    record Chosen(Match match) implements Choice {
    }

    /** Nothing fits; {@code near} if a header was found that belongs to some contract. */
    record None(List<Message> reasons, boolean near) implements Choice {
    }

    private final List<Contract> contracts;
    private final Units units;
    private final Document document;
    private final Divisions divisions;
    private final String from;
    private final LocalDate day;

    /**
     * @param from code of the city whose file it is; empty if that is unknown
     */
    ContractChoice(List<Contract> contracts, Units units, Document document, Divisions divisions, String from, LocalDate day) {
        this.contracts = contracts;
        this.units = units;
        this.document = document;
        this.divisions = divisions;
        this.from = from;
        this.day = day;
    }

    /** A file: the arrival, or an entry of it, which goes by its own name if a contract or a header knows it. */
    Named of(String arrival, String entry) {
        String name = entry.isEmpty() ? arrival : entry.substring(entry.lastIndexOf('/') + 1);
        List<Match> byName = matches(name);
        if (byName.isEmpty() && !entry.isEmpty()) {
            byName = matches(arrival);
            return new Named(byName.isEmpty() ? name : arrival, guess(name, arrival), byName);
        }
        return new Named(name, guess(name, arrival), byName);
    }

    private List<Match> matches(String name) {
        List<Match> byName = new ArrayList<>();
        for (Contract contract : contracts) {
            contract.files().stream().flatMap(pattern -> pattern.match(name).stream()).findFirst()
                    .ifPresent(said -> byName.add(new Match(contract, said)));
        }
        return byName;
    }

    /** What names tell that keep to no pattern: any division and any period in them. */
    private FilePattern.Name guess(String name, String arrival) {
        String division = divisions.names().spokenOf(name, day, from)
                .or(() -> divisions.names().spokenOf(arrival, day, from)).map(Division::code).orElse(null);
        String period = period(name, division).or(() -> period(arrival, division)).orElse(null);
        return new FilePattern.Name(division, period, null);
    }

    private static Optional<String> period(String name, String division) {
        return Periods.mentioned(division == null ? name : name.replace(division, " "), null)
                .map(span -> "%tY%<tm-%tY%<tm".formatted(span.from(), span.to()));
    }

    /** A file by its name; its tables are chosen for one by one. */
    final class Named {

        private final String fileName;
        private final FilePattern.Name guess;
        private final List<Match> byName;

        private Named(String fileName, FilePattern.Name guess, List<Match> byName) {
            this.fileName = fileName;
            this.guess = guess;
            this.byName = byName;
        }

        String fileName() {
            return fileName;
        }

        List<Match> byName() {
            return byName;
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
                return Header.find(rows, byName.get(0).contract(), units).isPresent() ? new Chosen(byName.get(0))
                        : new None(List.of(), false);
            }
            return byHeader(rows);
        }

        private Choice byHeader(List<Row> rows) {
            List<Contract> candidates = byName.isEmpty() ? contracts : byName.stream().map(Match::contract).toList();
            List<Found> found = candidates.stream().flatMap(c -> Header.find(rows, c, units).map(h -> new Found(c, h)).stream()).toList();
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
