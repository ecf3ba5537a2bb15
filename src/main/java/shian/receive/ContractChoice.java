package shian.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shian.catalog.Contract;
import shian.catalog.NamedPeriod;
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

    /** What was chosen for a table. */
    sealed interface Choice {
    }

    record Chosen(FileNames.Match match) implements Choice {
    }

    /** Nothing fits; {@code near} if a header was found that belongs to some contract. */
    record None(List<Message> reasons, boolean near) implements Choice {
    }

    private final List<Contract> contracts;
    private final Units units;
    private final Document document;
    private final FileNames names;

    /**
     * @param document what the tables are in; null if it cannot be read
     */
    ContractChoice(List<Contract> contracts, Units units, Document document, FileNames names) {
        this.contracts = contracts;
        this.units = units;
        this.document = document;
        this.names = names;
    }

    /** A file: the arrival, or an entry of it, which goes by its own name if a contract or a header knows it. */
    Named of(String arrival, String entry) {
        String name = entry.isEmpty() ? arrival : entry.substring(entry.lastIndexOf('/') + 1);
        List<FileNames.Match> byName = names.matches(name);
        List<String> around = FileNames.around(entry, arrival);
        if (byName.isEmpty() && !entry.isEmpty()) {
            byName = names.matches(arrival);
            return new Named(byName.isEmpty() ? name : arrival, name, around, byName);
        }
        return new Named(name, name, around, byName);
    }

    /** A file by its name; its tables are chosen for one by one. */
    final class Named {

        private final String fileName;
        private final String ownName;
        private final List<String> around;
        private final List<FileNames.Match> byName;

        private Named(String fileName, String ownName, List<String> around, List<FileNames.Match> byName) {
            this.fileName = fileName;
            this.ownName = ownName;
            this.around = around;
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

        List<FileNames.Match> byName() {
            return byName;
        }

        /** What the own name of a file says that goes by the name of its zip. */
        NamedPeriod periodOfEntry(Integer year) {
            return !isNamedByZip() ? new NamedPeriod.None() : FileNames.period(ownName, year);
        }

        /**
         * @param several whether its header is looked for even if the name fits one contract alone
         */
        Choice choose(Part part, boolean several) throws IOException {
            if (byName.size() == 1 && !several) {
                return new Chosen(byName.get(0));
            }
            try {
                List<Row> rows = firstRows(part, Header.ROWS_TO_SEARCH);
                Choice choice = byRows(rows);
                // instructions of any length may stand above the header
                return choice instanceof None && rows.size() == Header.ROWS_TO_SEARCH ? byRows(firstRows(part, Header.ROWS_AT_MOST)) : choice;
            } catch (UnreadableException e) {
                return byName.size() == 1 ? new Chosen(byName.get(0))
                        : new None(List.of(Message.of("receive.no-contract-name", fileName), e.reason()), true);
            }
        }

        private Choice byRows(List<Row> rows) {
            if (byName.size() == 1) {
                return Header.find(rows, byName.get(0).contract(), units).isPresent() ? new Chosen(byName.get(0))
                        : new None(List.of(Message.of("receive.no-contract-name", ownName)), false);
            }
            return byHeader(rows);
        }

        private Choice byHeader(List<Row> rows) {
            List<Contract> candidates = byName.isEmpty() ? contracts : byName.stream().map(FileNames.Match::contract).toList();
            List<Found> found = candidates.stream().flatMap(c -> Header.find(rows, c, units).map(h -> new Found(c, h)).stream()).toList();
            List<Contract> fitting = found.stream().filter(f -> f.header.missing().isEmpty()).map(Found::contract).toList();
            if (fitting.size() == 1) {
                return new Chosen(byName.stream().filter(m -> m.contract() == fitting.get(0)).findFirst()
                        .orElseGet(() -> new FileNames.Match(fitting.get(0), names.guess(ownName, around))));
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
                firstRows(part, 1);
                return Optional.empty();
            } catch (UnreadableException e) {
                return Optional.of(e.reason());
            }
        }

        private List<Row> firstRows(Part part, int most) throws IOException {
            List<Row> rows = new ArrayList<>();
            try (Rows reader = document.rows(part)) {
                for (Row row = reader.next(); row != null && rows.size() < most; row = reader.next()) {
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
