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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Contract;
import shian.content.Header;
import shian.content.Row;

/** Runs the cases of {@code cases/rows.yaml}. */
class RowConverterTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final LocalDate TODAY = LocalDate.of(2022, 6, 6);

    static Stream<Arguments> cases() throws Exception {
        List<Map<String, Object>> files = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/rows.yaml")));
        return files.stream().flatMap(file -> rows(file).stream().map(row -> Arguments.of(file.get("contract"),
                file.getOrDefault("above", ""), file.get("header"), row.getOrDefault("before", ""), row.get("row"),
                row.get("is"))));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> rows(Map<String, Object> file) {
        return (List<Map<String, String>>) file.get("rows");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_row_is_exactly_one_thing(String contractId, String above, String header, String before, String row,
                                    String is) throws Exception {
        Contract contract = CATALOG.contract(contractId);
        Delivery delivery = new Delivery(1, 1, "", "", contract.feed(), contract.kind(), "150100", LocalDate.of(2021, 1, 1),
                LocalDate.of(2021, 12, 31), "", "", 1, Contract.Mode.REPLACE, 1, false);
        RowConverter converter = new RowConverter(CATALOG, contract, Header.find(List.of(read(header)), contract).orElseThrow(),
                delivery, TODAY, DeliveryReader.units(read(above)));
        converter.convert(read(before));
        assertThat(described(converter.convert(read(row)))).isEqualTo(is);
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
        return outcome instanceof RowOutcome.ZeroReport ? "zero-report" : "non-data";
    }
}
