package shian.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Contract;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.Workbooks;

/** Runs the cases of {@code cases/names.yaml}: each name with a table of its feed, as the catalogue of this checkout reads it. */
class NamesOfOfficesTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final LocalDate DAY = LocalDate.of(2022, 6, 6);

    @TempDir
    private Path folder;

    static List<Map<String, Object>> cases() throws IOException {
        return new Yaml().load(Files.readString(Path.of("src/test/resources/cases/names.yaml")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_name_says_the_division_and_the_period_that_a_person_sees_in_it(Map<String, Object> one) throws IOException {
        Contract contract = CATALOG.contractsOn(DAY).stream().filter(c -> c.feed().equals(one.get("feed")) && !c.kind().equals("summary"))
                .findFirst().orElseThrow();
        byte[] content = table(contract, one);
        if (one.containsKey("entry")) {
            List<Object> entries = new ArrayList<>(List.of(one.get("entry"), content));
            if (one.containsKey("also")) {
                entries.addAll(List.of(one.get("also"), table(contract, Map.of())));
            }
            content = Workbooks.zip(entries.toArray());
        }
        if (one.containsKey("sheets")) {
            Workbook workbook = new XSSFWorkbook();
            for (Object sheet : (List<?>) one.get("sheets")) {
                Workbooks.sheet(workbook, sheet.toString(), new String(table(contract, Map.of("rows", List.of(sheet))), StandardCharsets.UTF_8)
                        .replace("\"", "").split("\n"));
            }
            content = Workbooks.bytes(workbook);
        }
        Archive archive = new Archive(folder);
        String sha256 = archive.keep(new ByteArrayInputStream(content)).sha256();
        Findings found = new Recognition(CATALOG, DAY, archive, () -> Deadline.NONE).recognise((String) one.get("name"), sha256, Optional.empty());
        assertThat(said(found.outcomes().get(0))).isEqualTo(one.get("says"));
    }

    /** A header with every column, and a row for each date. */
    private static byte[] table(Contract contract, Map<String, Object> one) {
        List<String> lines = new ArrayList<>();
        if (one.containsKey("title")) {
            lines.add((String) one.get("title"));
        }
        lines.add(contract.columns().values().stream().map(column -> '"' + column.header() + '"').collect(Collectors.joining(",")));
        for (Object date : (List<?>) one.getOrDefault("rows", List.of("某"))) {
            String text = date instanceof java.util.Date day ? day.toInstant().toString().substring(0, 10) : date.toString();
            lines.add(contract.columns().keySet().stream().map(column -> contract.period().filter(column::equals).isPresent()
                            || contract.period().isEmpty() ? text : "某")
                    .collect(Collectors.joining(",")));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String said(Outcome outcome) {
        return outcome instanceof Outcome.Recognised scope
                ? scope.division() + " " + scope.period().from() + " " + scope.period().to()
                : ((Outcome.Unrecognised) outcome).reasons().get(0).code();
    }
}
