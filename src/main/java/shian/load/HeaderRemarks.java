package shian.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Nearest;
import shian.content.Columns;
import shian.content.Header;
import shian.message.Message;

/** What is reported of a header that is taken: columns that were not read, and optional ones that are not there. */
final class HeaderRemarks {

    private final Contract contract;
    private final Header header;
    private final Set<String> absent;

    HeaderRemarks(Catalog catalog, Contract contract, Header header) {
        this.contract = contract;
        this.header = header;
        this.absent = new TreeSet<>(catalog.neededColumns(contract));
        absent.removeAll(header.indexes().keySet());
    }

    /** The columns that are not there and without which a measure says nothing: it is missing, not zero. */
    Set<String> absent() {
        return absent;
    }

    List<Message> all() {
        List<Message> remarks = new ArrayList<>();
        for (Header.Rival rival : header.rivals()) {
            if (!rival.equal()) {
                int read = header.indexes().get(rival.column());
                remarks.add(Message.of(header.hidden().contains(rival.index()) ? "load.column-hidden-twin" : "load.column-not-read",
                        header.raw().get(rival.index()).strip(), Columns.name(rival.index()), header.raw().get(read).strip(), Columns.name(read)));
            }
        }
        header.indexes().forEach((column, index) -> {
            if (header.hidden().contains(index)) {
                remarks.add(Message.of("load.column-hidden", header.raw().get(index).strip(), Columns.name(index)));
            }
        });
        Collection<String> unused = header.unused().values();
        for (Column column : contract.columns().values()) {
            if (header.indexes().containsKey(column.name()) || column.required()) {
                continue;
            }
            Optional<String> nearest = Nearest.alike(column.headers(), unused);
            if (absent.contains(column.name())) {
                remarks.add(nearest.map(near -> Message.of("load.needed-column-missing-nearest", column.header(), header.line(), near))
                        .orElseGet(() -> Message.of("load.needed-column-missing", column.header(), header.line())));
            } else if (nearest.isPresent()) {
                remarks.add(Message.of("load.optional-column-missing", column.header(), header.line(), nearest.get()));
            }
        }
        return remarks;
    }
}
