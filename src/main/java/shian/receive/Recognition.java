package shian.receive;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.Document;
import shian.content.Expectation;
import shian.content.HeaderSearch;
import shian.content.Part;
import shian.content.UnreadableException;
import shian.message.Message;

/** Finds out which tables of a content are deliveries: of which contract, and for what scope. */
final class Recognition {

    private final Catalog catalog;
    private final LocalDate day;
    private final Archive archive;
    private final Scoping scoping;
    private final List<Contract> contracts;
    private final Map<String, HeaderSearch> searches = new LinkedHashMap<>();
    private final Expectation expected;
    private final Supplier<Deadline> deadline;

    /** @param deadline gives the one of each content */
    Recognition(Catalog catalog, LocalDate day, Archive archive, Supplier<Deadline> deadline) {
        this.catalog = catalog;
        this.deadline = deadline;
        this.day = day;
        this.archive = archive;
        this.scoping = new Scoping(catalog, day);
        this.contracts = List.copyOf(catalog.contractsOn(day));
        contracts.forEach(contract -> searches.put(contract.id(), new HeaderSearch(contract, catalog.units())));
        this.expected = Expectation.anyOf(contracts);
    }

    /**
     * @param path below the inbox; the folders in it say whose file it is
     */
    Findings recognise(String path, String sha256, Optional<Manifest> manifest) throws IOException {
        String fileName = path.substring(path.lastIndexOf('/') + 1);
        Origin origin = Origin.of(catalog, path, day);
        FileNames names = new FileNames(contracts, catalog.divisions(), origin.from(), day);
        try (Document document = Document.open(archive, sha256, expected, deadline.get())) {
            return new Tables(catalog.units(), scoping, document, names, searches, origin, manifest).of(fileName);
        } catch (UnreadableException e) {
            // a file whose name tells its scope is sent back under it, with the reason, by the load
            NamedFile named = names.of(fileName, "");
            Outcome outcome = named.matches().size() != 1
                    ? new Outcome.Unrecognised(List.of(Message.of("receive.no-contract-name", fileName), e.reason()), "")
                    : scoping.scope(named.matches().get(0).contract(), origin, named.matches().get(0).said(), named,
                    new Part("", "", Part.State.VISIBLE), false, manifest);
            return new Findings(List.of(outcome), List.of());
        }
    }
}
