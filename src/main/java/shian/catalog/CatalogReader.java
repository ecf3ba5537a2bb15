package shian.catalog;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import shian.message.Message;
import shian.message.ShianException;

/** Reads a folder of YAML into a {@link Catalog}: syntax, then form by JSON Schema, then meaning. */
public final class CatalogReader {

    /** What was read last, and from what: a service looks every minute whether the catalogue has changed, and hardly ever has it. */
    private static final AtomicReference<Known> LAST = new AtomicReference<>();

    private record Known(CatalogFiles files, Catalog catalog) {
    }

    private final Mistakes mistakes = new Mistakes();
    private final Map<String, JobDefinition> jobDefinitions = new LinkedHashMap<>();
    private final List<Division> divisions = new ArrayList<>();
    private final List<Division.Succession> successions = new ArrayList<>();
    private Optional<Divisions.Home> home = Optional.empty();
    private final Map<String, CodeList> codes = new LinkedHashMap<>();
    private final Map<String, Map<String, BigDecimal>> units = new HashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private WorkCalendar calendar = WorkCalendar.NONE;
    private final List<Section> senderSections = new ArrayList<>();
    private final List<Section> contractSections = new ArrayList<>();
    private final List<Section> derivedSections = new ArrayList<>();
    private final Map<String, Section> ruleSections = new LinkedHashMap<>();
    private final List<Section> indicatorSections = new ArrayList<>();
    private final List<Section> claimSections = new ArrayList<>();

    /** A file as a tree, null if it is none, and what is wrong with it. */
    private record Parsed(YamlFile file, Mistakes mistakes) {

        static Parsed of(String path, String text) {
            Mistakes mistakes = new Mistakes();
            return new Parsed(YamlFile.parse(path, text, mistakes), mistakes);
        }
    }

    private CatalogReader() {
    }

    /**
     * Reads and checks a catalogue.
     *
     * @throws ShianException of category USAGE with every mistake, each with file, line and mend
     */
    public static Catalog read(Path jobs) {
        if (!Files.isDirectory(jobs)) {
            throw ShianException.usage("catalog.folder-missing", jobs);
        }
        CatalogReader reader = new CatalogReader();
        CatalogFiles files = CatalogFiles.of(jobs, reader.mistakes);
        Known last = LAST.get();
        // a file that is not UTF-8 is not among the files, but a mistake
        if (last != null && reader.mistakes.none() && last.files.equals(files)) {
            return last.catalog;
        }
        Catalog catalog = reader.read(files);
        LAST.set(new Known(files, catalog));
        return catalog;
    }

    private Catalog read(CatalogFiles files) {
        CatalogSchemas schemas = new CatalogSchemas(files.schemas());
        // every command waits for this: files are parsed side by side, and taken in their order
        List<Parsed> parsed = files.texts().entrySet().parallelStream().map(file -> Parsed.of(file.getKey(), file.getValue())).toList();
        parsed.forEach(one -> {
            mistakes.add(one.mistakes);
            if (one.file != null) {
                schemas.validate(one.file, mistakes).ifPresent(kind -> sort(kind, Section.of(one.file, mistakes)));
            }
        });
        mistakes.throwIfAny();
        Divisions tree = new Divisions(divisions, successions, home);
        Map<String, Contract> contracts = new LinkedHashMap<>();
        for (Section section : contractSections) {
            Contract contract = ContractReader.read(section, tree, parameters);
            if (contracts.putIfAbsent(contract.id(), contract) != null) {
                section.mistake("feed", Message.of("catalog.contract-twice", contract.id(), contracts.get(contract.id()).path()));
            }
        }
        Map<String, Derived> derived = new LinkedHashMap<>();
        for (Section section : derivedSections) {
            if (derived.putIfAbsent(section.text("derived"), Derived.read(section)) != null) {
                section.mistake("derived", Message.of("catalog.twice", section.text("derived")));
            }
        }
        Map<String, Source> sources = new LinkedHashMap<>(contracts);
        sources.putAll(derived);
        Map<String, Measure> measures = new LinkedHashMap<>();
        sources.values().forEach(source -> source.measures().forEach(measure -> {
            if (measures.putIfAbsent(measure.name(), measure) != null) {
                mistakes.add(source.path(), measure.line(), Message.of("catalog.measure-twice", measure.name()));
            }
        }));
        FormulaReader formulas = new FormulaReader(measures, sources, codes, tree);
        Map<String, Claim> claims = new LinkedHashMap<>();
        claimSections.forEach(section -> formulas.claims(section, claims));
        Map<String, Rule> rules = new LinkedHashMap<>();
        RuleReader ruleReader = new RuleReader(formulas, measures, claims);
        ruleSections.values().forEach(section -> {
            Rule rule = ruleReader.read(section);
            if (rules.putIfAbsent(rule.name(), rule) != null) {
                section.mistake("rule", Message.of("catalog.twice", rule.name()));
            }
        });
        List<Indicator> indicators = new ArrayList<>();
        for (Section section : indicatorSections) {
            Indicator indicator = formulas.indicator(section);
            if (indicators.stream().anyMatch(other -> other.code().equals(indicator.code())
                    && other.ruleVersion().equals(indicator.ruleVersion()))) {
                section.mistake("indicator", Message.of("catalog.twice", indicator.code()));
            }
            indicators.add(indicator);
        }
        new CatalogCheck(mistakes, tree, codes, contracts, derived, parameters, measures, rules, indicators, claims).check();
        Senders senders = senderSections.stream().map(section -> SenderReader.read(section, tree, contracts.values())).findFirst()
                .orElse(Senders.NONE);
        mistakes.throwIfAny();
        return new Catalog(files.hash(), files.all(), jobDefinitions, tree, senders, codes, new Units(units), calendar, contracts, derived,
                parameters, measures, rules, List.copyOf(indicators), claims, mistakes.warnings());
    }

    private void sort(String kind, Section section) {
        switch (kind) {
            case "job" -> {
                if (jobDefinitions.put(section.text("job"), JobDefinition.read(section)) != null) {
                    section.mistake("job", Message.of("catalog.twice", section.text("job")));
                }
            }
            case "divisions" -> readDivisions(section);
            case "codes" -> readCodes(section);
            case "units" -> section.entries("units").forEach((base, others) -> units.put(base,
                    others.entries().keySet().stream().collect(Collectors.toMap(u -> u, others::decimal))));
            case "parameters" -> section.entries("parameters").forEach((name, parameter) -> {
                if (parameters.putIfAbsent(name, Parameter.read(name, parameter)) != null) {
                    parameter.mistake(Message.of("catalog.twice", name));
                }
            });
            case "calendar" -> {
                if (!calendar.years().isEmpty()) {
                    section.mistake("calendar", Message.of("catalog.twice", section.text("calendar")));
                }
                calendar = CalendarReader.read(section);
            }
            case "senders" -> {
                if (!senderSections.isEmpty()) {
                    section.mistake("senders", Message.of("catalog.twice", "senders"));
                }
                senderSections.add(section);
            }
            case "contract" -> contractSections.add(section);
            case "derived" -> derivedSections.add(section);
            case "rule" -> ruleSections.put(section.file().path(), section);
            case "indicator" -> indicatorSections.add(section);
            case "claims" -> claimSections.add(section);
            default -> throw new IllegalStateException(kind);
        }
    }

    private void readDivisions(Section file) {
        DivisionReader reader = new DivisionReader(file);
        divisions.addAll(reader.divisions(divisions));
        successions.addAll(reader.successions());
        home = reader.home().or(() -> home);
    }

    private void readCodes(Section section) {
        List<CodeList.Code> list = section.entries("codes").entrySet().stream().map(entry -> new CodeList.Code(
                entry.getKey(), new Title(entry.getValue().text("zh"), entry.getValue().text("en")),
                entry.getValue().texts("also"), entry.getValue().texts("contains"))).toList();
        if (codes.putIfAbsent(section.text("list"), new CodeList(section.text("list"), section.file().path(), list)) != null) {
            section.mistake("list", Message.of("catalog.twice", section.text("list")));
        }
    }
}
