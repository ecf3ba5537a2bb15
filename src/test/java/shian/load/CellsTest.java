package shian.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Column;
import shian.catalog.DateFormat;

/** Runs the cases of {@code cases/cells.yaml}. */
class CellsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final LocalDate TODAY = LocalDate.of(2022, 6, 6);

    private final Cells cells = new Cells(CATALOG.divisions(), CATALOG.codes(), CATALOG.units(), TODAY, "150100");

    static Stream<Map<String, String>> cases() throws Exception {
        List<Map<String, String>> cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/cells.yaml")));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_cell_becomes_its_value_or_is_told_why_not(Map<String, String> one) {
        Column column = new Column("column", List.of("列"), "Column",
                Column.Type.valueOf(one.get("type").toUpperCase(Locale.ROOT).replace('-', '_')), false, false,
                Optional.ofNullable(one.get("codes")), Optional.ofNullable(one.get("unit")),
                Optional.ofNullable(one.get("file-unit")), false, writing(one), 1);
        try {
            Object value = cells.read(column, one.get("cell"), column.fileUnit(), LocalDate.of(2021, 12, 31));
            assertThat(one).as("should not be understood, but was: " + value).doesNotContainKey("code");
            assertThat(described(column, value)).isEqualTo(one.get("value"));
        } catch (NotUnderstood e) {
            if (!one.containsKey("code")) {
                fail("should be understood, but: " + e.reason());
            }
            assertThat(e.reason().code()).isEqualTo(one.get("code"));
        }
    }

    private static Column.Writing writing(Map<String, String> one) {
        List<String> keys = List.of(one.getOrDefault("writing", "").split(" "));
        return new Column.Writing(keys.contains("bounds"), keys.contains("fractions"), false, keys.contains("personal"),
                Set.of(one.getOrDefault("empty-words", "").split(",")), List.of(one.getOrDefault("parts", "").split(",")), Optional.empty(),
                Optional.ofNullable(one.get("format")).flatMap(DateFormat::of), Optional.ofNullable(one.get("empty-means")));
    }

    /** What is stored in each column, with a space between. */
    private static String described(Column column, Object value) {
        Object[] row = new Object[column.stored().size()];
        if (value instanceof Manifold manifold) {
            manifold.into(row, 0);
        } else {
            row[0] = value;
        }
        return value == null ? null : Arrays.stream(row)
                .map(v -> v instanceof BigDecimal number ? number.toPlainString() : String.valueOf(v)).collect(Collectors.joining(" "));
    }

    @Test
    void a_day_is_plausible_from_the_beginning_of_records_to_the_business_date() {
        assertThat(cells.isPlausible(TODAY)).isTrue();
        assertThat(cells.isPlausible(TODAY.plusDays(1))).isFalse();
        assertThat(cells.isPlausible(LocalDate.of(2014, 12, 31))).isFalse();
        assertThat(cells.isPlausible(LocalDate.of(2015, 1, 1))).isTrue();
        assertThat(cells.implausible().arguments()).containsExactly("2015-01-01", "2022-06-06");
    }
}
