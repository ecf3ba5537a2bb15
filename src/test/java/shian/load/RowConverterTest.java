package shian.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.TestTime;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Contract;
import shian.content.Header;
import shian.content.HeaderSearch;
import shian.content.Row;

/** Runs the cases of {@code cases/rows.yaml}. */
class RowConverterTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final LocalDate TODAY = LocalDate.of(2022, 6, 6);

    static Stream<Arguments> cases() throws Exception {
        List<Map<String, Object>> files = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/rows.yaml")));
        return files.stream().flatMap(file -> rows(file).stream().map(row -> Arguments.of(file, row)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> file) {
        return (List<Map<String, Object>>) file.get("rows");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_row_is_exactly_one_thing(Map<String, Object> file, Map<String, Object> row) throws Exception {
        Contract contract = CATALOG.contract((String) file.get("contract"));
        String[] period = ((String) file.getOrDefault("period", "2021-01-01/2021-12-31")).split("/");
        Delivery delivery = new Delivery(1, 1, "", "", contract.feed(), contract.kind(),
                (String) file.getOrDefault("division", "150100"), LocalDate.parse(period[0]), LocalDate.parse(period[1]), "", "", 1,
                Contract.Mode.REPLACE, 1, false, Set.of());
        Row header = read((String) file.get("header"));
        Header found = new HeaderSearch(contract, CATALOG.units()).in(List.of(header), Set.of()).orElseThrow();
        StatedUnits stated = new StatedUnits(contract, CATALOG.units());
        stated.above(read((String) file.getOrDefault("above", "")));
        RowConverter converter = new RowConverter(CATALOG, contract, found, delivery, TODAY, TestTime.zone(), stated.of(found).units(),
                RowWidth.of(found, true, 0), remark -> { });
        for (Object before : row.get("before") instanceof List<?> several ? several : List.of(row.getOrDefault("before", ""))) {
            converter.convert(read((String) before));
        }
        RowOutcome outcome = converter.convert(read((String) row.get("row")));
        String is = (String) row.get("is");
        if (is.endsWith("…")) {
            assertThat(described(outcome)).startsWith(is.substring(0, is.length() - 1));
        } else {
            assertThat(described(outcome)).isEqualTo(is);
        }
        if (row.containsKey("counts")) {
            assertThat(counts(outcome)).isEqualTo(row.get("counts"));
        }
    }

    /** Where a row counts or would; of one that is set aside, its key, its cells that are right, and the cells that are told. */
    private static String counts(RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Quarantined aside) {
            return "%s %s [%s] %s %s".formatted(aside.year(), aside.division(), aside.key(), known(aside),
                    aside.faults().stream().map(Fault::value).toList());
        }
        return String.valueOf(((RowOutcome.Accepted) outcome).year());
    }

    private static String known(RowOutcome.Quarantined aside) {
        return aside.cells().entrySet().stream().filter(cell -> cell.getValue() != null)
                .map(cell -> cell.getKey() + "=" + cell.getValue()).collect(Collectors.joining(", ", "{", "}"));
    }

    private static Row read(String line) throws Exception {
        return CSVFormat.RFC4180.parse(new StringReader(line)).stream().findFirst().map(cells -> new Row(1, cells.values()))
                .orElse(new Row(1, new String[] {""}));
    }

    private static String described(RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Accepted accepted) {
            return "accepted " + accepted.division() + " " + Arrays.stream(accepted.values())
                    .map(v -> v instanceof BigDecimal number ? number.toPlainString() : String.valueOf(v)).toList();
        }
        if (outcome instanceof RowOutcome.Quarantined quarantined) {
            return "quarantined " + quarantined.faults().stream().map(f -> f.column() + ":" + f.message().code())
                    .collect(Collectors.joining(" "));
        }
        if (outcome instanceof RowOutcome.Total total) {
            return "total " + total.level() + total.stated().entrySet().stream()
                    .map(e -> " " + e.getKey() + "=" + e.getValue().toPlainString()).collect(Collectors.joining());
        }
        if (outcome instanceof RowOutcome.HeaderRow) {
            return "header";
        }
        if (outcome instanceof RowOutcome.Note) {
            return "note";
        }
        return Map.of(RowOutcome.ZeroReport.INSTANCE, "zero-report", RowOutcome.NonData.INSTANCE, "non-data").get(outcome);
    }
}
