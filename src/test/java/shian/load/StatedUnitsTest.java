package shian.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Contract;
import shian.content.Header;
import shian.content.HeaderSearch;
import shian.content.Row;
import shian.message.Message;

/** Runs the cases of {@code cases/stated-units.yaml}. */
class StatedUnitsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final Contract PAID = CATALOG.contract("disbursements/detail");
    private static final String HEADER = "凭证号|预算年度|旗县区|预算单位|拨付日期|%s|是否食品安全经费";

    static Stream<Map<String, Object>> cases() throws IOException {
        List<Map<String, Object>> cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/stated-units.yaml")));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    @SuppressWarnings("unchecked")
    void a_unit_that_somebody_wrote_is_used_or_the_file_is_refused(Map<String, Object> one) {
        List<Row> above = new ArrayList<>();
        ((List<String>) one.getOrDefault("above", List.of())).forEach(line -> above.add(row(above.size() + 1, line)));
        Row named = row(above.size() + 1, HEADER.formatted(one.getOrDefault("header", "金额")));
        Header header = new HeaderSearch(PAID, CATALOG.units()).in(List.of(named), Set.of()).orElseThrow();
        StatedUnits stated = new StatedUnits(PAID, CATALOG.units());
        stated.named((String) one.getOrDefault("name", ""));
        stated.named((String) one.getOrDefault("sheet", ""));
        above.forEach(stated::above);
        if (one.containsKey("beneath")) {
            assertThat(stated.beneath(header, row(above.size() + 2, (String) one.get("beneath")))).isEqualTo(!one.containsKey("data"));
        }
        StatedUnits.Found found = stated.of(header);
        assertThat(found.refusals().stream().map(Message::code)).isEqualTo(one.containsKey("code") ? List.of(one.get("code")) : List.of());
        assertThat(found.remarks().stream().map(Message::code)).isEqualTo(one.containsKey("told") ? List.of(one.get("told")) : List.of());
        if (!one.containsKey("code")) {
            String unit = (String) one.get("unit");
            assertThat(found.units().get(header.indexes().get("amount"))).isEqualTo(unit == null ? null : unit.replace("单位:", ""));
        }
    }

    private static Row row(int line, String text) {
        return new Row(line, text.split("\\|", -1));
    }
}
