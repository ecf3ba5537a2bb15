package shian.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shian.message.Message;

/** Reads one contract. */
final class ContractReader {

    private ContractReader() {
    }

    static Contract read(Section section, Divisions divisions, Map<String, Parameter> parameters) {
        String feed = section.text("feed");
        String kind = section.text("kind");
        String path = section.file().path();
        Map<String, Column> columns = new LinkedHashMap<>();
        section.entries("columns").forEach((name, column) -> columns.put(name, Column.read(name, column)));
        Optional<String> period = section.has("period") ? section.section("period").optional("column") : Optional.empty();
        List<Measure> measures = new ArrayList<>();
        section.entries("measures").forEach((name, measure) ->
                measures.add(Measure.read(name, Contract.id(feed, kind), period, measure)));
        Contract.Mode mode = Contract.Mode.of(section.text("mode", "replace")).orElseThrow();
        Section valid = section.has("valid") ? section.section("valid") : null;
        Contract contract = new Contract(feed, kind, section.text("code"), section.title("title"), section.title("grain"),
                section.text("origin"), path.contains("/") ? path.substring(0, path.indexOf('/')) : "",
                section.text("table"), files(section, divisions),
                Division.Level.valueOf(section.text("delivered-by").toUpperCase(Locale.ROOT)), mode,
                section.has("due") ? Optional.of(Due.read(section.section("due"))) : Optional.empty(),
                section.share("refuse-above"), section.optional("encoding"), section.texts("division"), period,
                columns, section.sections("rules").stream().map(RowRule::read).toList(), measures,
                valid == null ? LocalDate.MIN : valid.optionalDate("from").orElse(LocalDate.MIN),
                valid == null ? null : valid.optionalDate("to").orElse(null),
                Revision.read(section, parameters), section.has("silence"), Readers.of(section).orElse(Readers.ANALYST),
                section.optional("keep-rows").map(Keep::of), path);
        if (!TableDefinition.isIdentifier(section.text("table"))) {
            section.mistake("table", Message.of("catalog.identifier", section.text("table")));
        }
        columns.forEach((name, column) -> column.stored().stream().map(Column.Stored::name)
                .filter(stored -> !TableDefinition.isFree(stored) || !stored.equals(name) && columns.containsKey(stored))
                .forEach(stored -> section.section("columns").mistake(name, Message.of("catalog.identifier", stored))));
        return contract;
    }

    private static List<FilePattern> files(Section section, Divisions divisions) {
        List<FilePattern> files = new ArrayList<>();
        for (String text : section.texts("files")) {
            FilePattern.unknownPlace(text).ifPresentOrElse(
                    place -> section.mistake("files", Message.of("catalog.place", place, text)),
                    () -> files.add(new FilePattern(text, divisions.names().all())));
        }
        return files;
    }
}
