package shian.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shian.catalog.Contract;
import shian.content.Document;
import shian.content.Header;
import shian.content.HeaderSearch;
import shian.content.Part;
import shian.content.Row;
import shian.content.Rows;
import shian.content.RowsAhead;
import shian.content.UnreadableException;
import shian.message.Message;

/** Chooses the contract of a table: by the name of its file, then by its header. */
final class ContractChoice {

    /** What was chosen for a table. */
    sealed interface Choice {
    }

    record Chosen(FileNames.Match match) implements Choice {
    }

    /**
     * Nothing fits.
     *
     * @param unreadable why its rows cannot be read; empty if they can
     * @param near       whether a header was found that belongs to some contract
     */
    record None(List<Message> reasons, Optional<Message> unreadable, boolean near) implements Choice {
    }

    /** A contract and a header of it; {@code share} of its columns are there. */
    private record Found(Contract contract, Header header) {
        double share() {
            return (double) header.indexes().size() / contract.columns().size();
        }
    }

    private final Document document;
    private final FileNames names;
    private final Map<String, HeaderSearch> searches;

    /**
     * @param document what the tables are in
     * @param searches for the header of each contract, by its identity
     */
    ContractChoice(Document document, FileNames names, Map<String, HeaderSearch> searches) {
        this.document = document;
        this.names = names;
        this.searches = searches;
    }

    /**
     * @param several whether its header is looked for even if the name fits one contract alone
     */
    Choice choose(NamedFile file, Part part, boolean several) throws IOException {
        if (file.matches().size() == 1 && !several) {
            return new Chosen(file.matches().get(0));
        }
        try (Rows rows = document.rows(part)) {
            RowsAhead ahead = new RowsAhead(rows);
            List<Row> first = ahead.peek(Header.ROWS_TO_SEARCH);
            Choice choice = byRows(file, first, ahead.hiddenColumns());
            // instructions of any length may stand above the header
            return choice instanceof None && first.size() == Header.ROWS_TO_SEARCH
                    ? byRows(file, ahead.peek(Header.ROWS_AT_MOST), ahead.hiddenColumns()) : choice;
        } catch (UnreadableException e) {
            return file.matches().size() == 1 ? new Chosen(file.matches().get(0))
                    : new None(List.of(Message.of("receive.no-contract-name", file.fileName()), e.reason()), Optional.of(e.reason()), true);
        }
    }

    private Choice byRows(NamedFile file, List<Row> rows, Set<Integer> hidden) {
        if (file.matches().size() == 1) {
            FileNames.Match match = file.matches().get(0);
            return header(match.contract(), rows, hidden).isPresent() ? new Chosen(match) : none("receive.no-contract-name", file.ownName());
        }
        Collection<Contract> candidates = file.matches().isEmpty() ? searches.values().stream().map(HeaderSearch::contract).toList()
                : file.matches().stream().map(FileNames.Match::contract).toList();
        List<Found> found = candidates.stream()
                .flatMap(contract -> header(contract, rows, hidden).map(header -> new Found(contract, header)).stream()).toList();
        List<Contract> fitting = found.stream().filter(f -> f.header.missing().isEmpty()).map(Found::contract).toList();
        if (fitting.size() == 1) {
            return new Chosen(file.matches().stream().filter(match -> match.contract() == fitting.get(0)).findFirst()
                    .orElseGet(() -> new FileNames.Match(fitting.get(0), names.guess(file.ownName(), file.around()))));
        }
        if (fitting.size() > 1) {
            return new None(List.of(Message.of("receive.several-contracts", file.fileName(),
                    String.join(", ", fitting.stream().map(Contract::id).toList()))), Optional.empty(), true);
        }
        return found.stream().max(Comparator.comparingDouble(Found::share)).<Choice>map(near -> nearest(file, near))
                .orElseGet(() -> none("receive.no-contract-name", file.fileName()));
    }

    private Optional<Header> header(Contract contract, List<Row> rows, Set<Integer> hidden) {
        return searches.get(contract.id()).in(rows, hidden);
    }

    private static None none(String code, String name) {
        return new None(List.of(Message.of(code, name)), Optional.empty(), false);
    }

    private static None nearest(NamedFile file, Found near) {
        List<Message> reasons = new ArrayList<>(List.of(Message.of("receive.no-contract", file.fileName()),
                Message.of("receive.nearest-contract", near.contract.id(), near.contract.title().zh())));
        reasons.addAll(near.header.missingMessages());
        return new None(reasons, Optional.empty(), true);
    }

    /** Why a part cannot be read; empty if its first row can. */
    Optional<Message> unreadable(Part part) throws IOException {
        try (Rows rows = document.rows(part)) {
            rows.next();
            return Optional.empty();
        } catch (UnreadableException e) {
            return Optional.of(e.reason());
        }
    }
}
