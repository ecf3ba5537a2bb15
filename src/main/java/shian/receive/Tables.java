package shian.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shian.catalog.Contract;
import shian.catalog.NamedPeriod;
import shian.catalog.Periods;
import shian.catalog.Units;
import shian.content.Document;
import shian.content.HeaderSearch;
import shian.content.Part;
import shian.message.Message;

/** Recognises the tables of one arrival, and says of everything else in it why it was left out. For one arrival only. */
final class Tables {

    private static final Pattern EXAMPLE = Pattern.compile(".*(?:示例|样例|范例|样表).*");

    private final Units units;
    private final Scoping scoping;
    private final Document document;
    private final FileNames names;
    private final Map<String, HeaderSearch> searches;
    private final ContractChoice choice;
    private final Origin origin;
    private final Optional<Manifest> manifest;
    private final boolean many;
    private final List<Outcome> outcomes = new ArrayList<>();
    /** Forms and examples: left out beside a table that counts, else deliveries like any other. */
    private final Map<Outcome, Message> forms = new LinkedHashMap<>();
    private final OtherFiles otherFiles = new OtherFiles();
    private final List<Message> leftOut = new ArrayList<>();

    /**
     * @param searches for the header of each contract, by its identity
     * @param origin   where the arrival comes from
     */
    Tables(Units units, Scoping scoping, Document document, FileNames names, Map<String, HeaderSearch> searches, Origin origin,
           Optional<Manifest> manifest) {
        this.units = units;
        this.scoping = scoping;
        this.document = document;
        this.names = names;
        this.searches = searches;
        this.choice = new ContractChoice(document, names, searches);
        this.origin = origin;
        this.manifest = manifest;
        this.many = document.parts().size() > 1;
    }

    Findings of(String fileName) throws IOException {
        Map<String, List<Part>> entries = document.parts().stream()
                .collect(Collectors.groupingBy(Part::entry, LinkedHashMap::new, Collectors.toList()));
        for (List<Part> parts : entries.values()) {
            ofFile(names.of(fileName, parts.get(0).entry()), parts);
        }
        boolean taken = outcomes.stream().anyMatch(Outcome.Recognised.class::isInstance);
        forms.forEach((outcome, reason) -> {
            if (taken) {
                leftOut.add(reason.at(outcome.inside()));
            } else {
                outcomes.add(outcome);
            }
        });
        if (!otherFiles.isEmpty()) {
            if (outcomes.isEmpty()) {
                outcomes.add(new Outcome.Unrecognised(List.of(Message.of("receive.zip-no-table", fileName, otherFiles.count(),
                        otherFiles.kinds())), ""));
            } else {
                leftOut.add(Message.of("receive.other-files", otherFiles.count(), otherFiles.kinds()));
            }
        }
        return new Findings(new Copies(document, searches, units).toldApart(outcomes, leftOut), leftOut);
    }

    /** The tables of one file: the arrival itself, or an entry of it. */
    private void ofFile(NamedFile named, List<Part> parts) throws IOException {
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
        boolean any = false;
        for (Part part : taken) {
            any |= ofPart(named, part, taken.size() > 1);
        }
        if (!any) {
            outcomes.add(new Outcome.Unrecognised(List.of(Message.of("receive.no-header-anywhere", named.fileName())),
                    taken.get(0).entry()));
        }
    }

    /** @return whether there was something in the part that a person who looks for a table has to know of */
    private boolean ofPart(NamedFile named, Part part, boolean sheets) throws IOException {
        boolean several = sheets || many && named.isNamedByZip();
        if (many && OtherFiles.isOther(part.entry(), Optional.empty())) {
            Optional<Message> unreadable = choice.unreadable(part);
            if (unreadable.isPresent()) {
                otherFiles.add(part.entry());
                return true;
            }
        }
        ContractChoice.Choice chosen = choice.choose(named, part, several);
        if (chosen instanceof ContractChoice.Chosen one) {
            take(named, one.match(), part, several);
            return true;
        }
        ContractChoice.None none = (ContractChoice.None) chosen;
        if (sheets && !none.near()) {
            leftOut.add(Message.of("receive.sheet-no-header").at(part.name()));
            return false;
        }
        if (!part.entry().isEmpty() && OtherFiles.isOther(part.entry(), none.unreadable())) {
            otherFiles.add(part.entry());
        } else {
            outcomes.add(new Outcome.Unrecognised(none.reasons(), part.name()));
        }
        return true;
    }

    private void take(NamedFile named, FileNames.Match match, Part part, boolean several) throws IOException {
        Outcome outcome = checked(scoping.scope(match.contract(), origin, match.said(), named, part, several, manifest), named, match, part,
                several);
        String name = part.sheet().isEmpty() ? named.ownName() : part.sheet();
        if (many && EXAMPLE.matcher(name).matches()) {
            forms.put(outcome, Message.of("receive.example"));
        } else if (many && isForm(match.contract(), part)) {
            forms.put(outcome, Message.of("receive.no-rows"));
        } else {
            outcomes.add(outcome);
        }
    }

    /** Whether a table is a header that nobody filled in. */
    private boolean isForm(Contract contract, Part part) throws IOException {
        if (manifest.filter(Manifest::isZeroReport).isPresent()) {
            return false;
        }
        Optional<Table> opened = Table.open(document, part, searches.get(contract.id()), units);
        if (opened.isEmpty()) {
            return false;
        }
        try (Table table = opened.get()) {
            return table.next() == null;
        } catch (shian.content.UnreadableException e) {
            return false;
        }
    }

    /** A scope against what stands in the table, where its name alone can be wrong; a manifest is taken at its word. */
    private Outcome checked(Outcome outcome, NamedFile named, FileNames.Match match, Part part, boolean several)
            throws IOException {
        if (!(outcome instanceof Outcome.Recognised recognised) || manifest.flatMap(m -> m.text("period")).isPresent()) {
            return outcome;
        }
        Optional<String> dated = match.contract().period();
        boolean nested = !match.said().coded() && match.said().period() instanceof NamedPeriod.One one
                && !one.wider().equals(one.span()) && recognised.period().equals(one.span());
        if (dated.isPresent() && !nested) {
            return outcome;
        }
        Optional<Table> opened = Table.open(document, part, searches.get(match.contract().id()), units);
        if (opened.isEmpty()) {
            return outcome;
        }
        try (Table table = opened.get()) {
            if (dated.isPresent()) {
                NamedPeriod.One period = (NamedPeriod.One) match.said().period();
                return RowDates.areMostlyOutside(table, dated.get(), period.span(), period.wider())
                        ? recognised.withPeriod(period.wider()) : recognised;
            }
            if (match.contract().isState() && match.said().period() instanceof NamedPeriod.One one && !one.isDay()
                    && one.span().to().equals(recognised.period().to())) {
                Optional<Periods.Span> day = TitleCheck.asOf(table.above(), one.span());
                if (day.isPresent()) {
                    return recognised.withPeriod(day.get());
                }
            }
            return TitleCheck.of(table.above(), several ? "" : part.sheet(), recognised.period(), match.contract().isState())
                    .<Outcome>map(said -> new Outcome.Unrecognised(List.of(Message.of("receive.title-period", named.fileName(),
                            recognised.period(), said.title(), said.period())), part.name())).orElse(recognised);
        }
    }
}
