package shian.receive;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.content.Archive;
import shian.content.Document;
import shian.content.Expectation;
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
    private final Expectation expected;

    Recognition(Catalog catalog, LocalDate day, Archive archive) {
        this.catalog = catalog;
        this.day = day;
        this.archive = archive;
        this.scoping = new Scoping(catalog, day);
        this.contracts = List.copyOf(catalog.contractsOn(day));
        this.expected = Expectation.anyOf(contracts);
    }

    /**
     * @param path below the inbox; a folder that is called as a city holds files of that city
     */
    Findings recognise(String path, String sha256, Optional<Manifest> manifest) throws IOException {
        String fileName = path.substring(path.lastIndexOf('/') + 1);
        Optional<String> folder = folder(path);
        String from = folder.or(() -> catalog.divisions().home().map(Divisions.Home::code)).orElse("");
        try (Document document = Document.open(archive, sha256, expected)) {
            ContractChoice choice = new ContractChoice(contracts, catalog.units(), document, catalog.divisions(), from, day);
            List<Outcome> outcomes = new ArrayList<>();
            List<Message> leftOut = new ArrayList<>();
            Map<String, List<Part>> entries = document.parts().stream()
                    .collect(Collectors.groupingBy(Part::entry, LinkedHashMap::new, Collectors.toList()));
            for (List<Part> parts : entries.values()) {
                recognise(choice.of(fileName, parts.get(0).entry()), folder, parts, manifest, outcomes, leftOut);
            }
            return new Findings(toldApart(outcomes), leftOut);
        } catch (UnreadableException e) {
            // a file whose name tells its scope is sent back under it, with the reason, by the load
            ContractChoice.Named named = new ContractChoice(contracts, catalog.units(), null, catalog.divisions(), from, day).of(fileName, "");
            Outcome outcome = named.byName().size() != 1
                    ? new Outcome.Unrecognised(List.of(Message.of("receive.no-contract-name", fileName), e.reason()), "")
                    : scoping.scope(named.byName().get(0).contract(), folder, named.byName().get(0).name(), fileName,
                    new Part("", "", Part.State.VISIBLE), false, manifest);
            return new Findings(List.of(outcome), List.of());
        }
    }

    /** The city named by the deepest folder that names one. */
    private Optional<String> folder(String path) {
        String[] folders = path.split("/");
        for (int i = folders.length - 2; i >= 0; i--) {
            Optional<Division> named = catalog.divisions().names().spokenOf(folders[i], day, "")
                    .filter(d -> d.level() == Division.Level.CITY || d.level() == Division.Level.PROVINCE);
            if (named.isPresent()) {
                return named.map(Division::code);
            }
        }
        return Optional.empty();
    }

    /** Recognises the tables of one file: the arrival itself, or an entry of it. */
    private void recognise(ContractChoice.Named named, Optional<String> folder, List<Part> parts, Optional<Manifest> manifest,
                           List<Outcome> outcomes, List<Message> leftOut) throws IOException {
        List<Part> visible = parts.stream().filter(part -> part.state() == Part.State.VISIBLE).toList();
        if (visible.isEmpty()) {
            // nothing to choose from: loading it says that it is empty, unless there is more behind what is hidden
            boolean hidden = parts.stream().anyMatch(part -> part.state() == Part.State.HIDDEN);
            if (hidden) {
                outcomes.add(new Outcome.Unrecognised(List.of(Message.of("receive.all-hidden", named.fileName())),
                        parts.get(0).entry()));
                return;
            }
            visible = parts.subList(0, 1);
        }
        List<Part> taken = visible;
        parts.stream().filter(part -> !taken.contains(part)).forEach(part -> leftOut.add(Message.of(
                part.state() == Part.State.HIDDEN ? "receive.sheet-hidden" : "receive.sheet-empty").at(part.name())));
        boolean several = taken.size() > 1;
        List<Outcome> found = new ArrayList<>();
        for (Part part : taken) {
            ContractChoice.Choice choice = named.choose(part, several);
            if (choice instanceof ContractChoice.Chosen chosen) {
                found.add(scoping.scope(chosen.match().contract(), folder, chosen.match().name(), named.fileName(), part, several,
                        manifest));
            } else if (choice instanceof ContractChoice.None none && several && !none.near()) {
                leftOut.add(Message.of("receive.sheet-no-header").at(part.name()));
            } else {
                found.add(new Outcome.Unrecognised(((ContractChoice.None) choice).reasons(), part.name()));
            }
        }
        if (found.isEmpty()) {
            found.add(new Outcome.Unrecognised(List.of(Message.of("receive.no-header-anywhere", named.fileName())),
                    taken.get(0).entry()));
        }
        outcomes.addAll(found);
    }

    /** Tables that nothing else tells apart are parts of their scope; all others stand for it alone. */
    private static List<Outcome> toldApart(List<Outcome> outcomes) {
        Map<Outcome.Recognised.Scope, Long> count = outcomes.stream().filter(Outcome.Recognised.class::isInstance)
                .collect(Collectors.groupingBy(o -> ((Outcome.Recognised) o).scope(), Collectors.counting()));
        return outcomes.stream().map(outcome -> outcome instanceof Outcome.Recognised recognised
                && count.get(recognised.scope()) > 1 ? recognised.withPart(recognised.inside()) : outcome).toList();
    }
}
