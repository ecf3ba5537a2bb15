package shian.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Column;

/** What identifies a person comes out of no column, of whatever type; names behind the words that the catalogue lists. */
class PersonalTextsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final LocalDate DAY = LocalDate.of(2022, 6, 6);
    private final Cells cells = new Cells(CATALOG.divisions(), CATALOG.codes(), CATALOG.units(), DAY, "150100", ZoneId.of("Asia/Shanghai"));

    static Stream<Map<String, String>> cases() throws Exception {
        List<Map<String, String>> cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/personal-words.yaml")));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_a_word_introduces_is_masked_and_other_texts_stay(Map<String, String> one) {
        assertThat(Masking.of(CATALOG.codes()).free(one.get("text"))).isEqualTo(one.get("shown"));
    }

    static Stream<Column> columnsOfAllContracts() {
        return CATALOG.contracts().values().stream().flatMap(contract -> contract.columns().values().stream());
    }

    @ParameterizedTest
    @MethodSource("columnsOfAllContracts")
    void a_number_of_a_person_is_kept_in_no_column(Column column) {
        for (String text : List.of("15010519800101123X", "150105198001011234", "张三 150105 19800101 1233", "１５０１０５１９８００１０１１２３４", "150105800101123",
                "某村 张三 138-1234-5678", "138-1234-5678", "左旗某镇 150105197203031234 0471-4961234", "150105198001011234元", "X15010219491231001XA")) {
            String kept;
            try {
                kept = String.valueOf(cells.read(column, text, Optional.empty(), DAY));
            } catch (NotUnderstood e) {
                kept = Masking.of(CATALOG.codes()).free(Fault.of(column, text, e.reason())).toString();
            }
            assertThat(kept).as(column.name() + " of " + text).doesNotContain("19800101", "１９８００１０１", "1234-5678", "19720303", "4961234", "800101123", "19491231");
        }
    }
}
