package shian.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Column;
import shian.catalog.DateFormat;
import tools.jackson.databind.json.JsonMapper;

/** Runs the cases of {@code cases/cells.yaml}. */
class CellsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final LocalDate TODAY = LocalDate.of(2022, 6, 6);

    private final Cells cells = new Cells(CATALOG.divisions(), CATALOG.codes(), CATALOG.units(), TODAY, "150100",
            ZoneId.of("Asia/Shanghai"));

    static Stream<Map<String, String>> cases() throws Exception {
        List<Map<String, String>> cases = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/cells.yaml")));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_cell_becomes_its_value_or_is_told_why_not(Map<String, String> one) {
        Column column = new Column("column", List.of("列"), "Column",
                Column.Type.valueOf(one.get("type").toUpperCase(Locale.ROOT).replace('-', '_')), one.containsKey("key"), false,
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
        return new Column.Writing(keys.contains("bounds"), keys.contains("fractions"), false, keys.contains("personal"), keys.contains("dropped"), false,
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

    static Stream<Column> columnsOfAllContracts() {
        return CATALOG.contracts().values().stream().flatMap(contract -> contract.columns().values().stream());
    }

    @ParameterizedTest
    @MethodSource("columnsOfAllContracts")
    void what_means_something_to_a_program_is_a_text_or_told_in_whatever_column(Column column) {
        for (String text : List.of("'); drop table warehouse.measure; --", "1; select pg_sleep(60)", "1' or '1'='1", "=1+1",
                "=HYPERLINK(\"http://x\")", "+1+cmd'x'!A0", "@SUM(1)", "\\.", "\\N", "../../etc/passwd", "$(touch x)", "${jndi:ldap://x}",
                "{0} %s %n", "a\u001b[31mb", "a\u0007b", "a\u0085b", "a\u202eb", "a\tb", "a\nb", "長".repeat(100_000))) {
            try {
                Object value = cells.read(column, text, column.fileUnit(), LocalDate.of(2021, 12, 31));
                String kept = value instanceof Manifold.Measured measured ? measured.text() : String.valueOf(value);
                String seen = text.replace("\u202e", "");
                if (value == null || text.equals("\\N")) {
                    assertThat(value).as(column.name() + ": what databases write for nothing").isEqualTo(column.writing().emptyMeans().orElse(null));
                } else if (column.type() == Column.Type.ITEMS) {
                    assertThat(JsonMapper.shared().readTree(kept).isArray()).isTrue();
                } else {
                    assertThat(kept).as(column.name()).isEqualTo(column.writing().personal() && !column.key() ? Masking.person(seen) : seen);
                }
            } catch (NotUnderstood e) {
                assertThat(e.reason().code()).startsWith("load.");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"若干, 若干", "百千, 百千", "百千元, 百千元", "百分之百千, 百分之百千", "二三百, 二三百", "伍仟元整, 5000元", "贰元伍分, 2.05元",
        "约三百家, 约300家", "3三, 3三", "三万五万, 三万五万"})
    void numbers_in_chinese_characters_are_written_in_digits_and_what_is_none_stays(String text, String is) {
        assertThat(ChineseNumerals.inDigits(text)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({"XBJ21150121030430125, 150121", "X21150105030430125ZX, 150105", "XBJ2115012103043012, "})
    void a_sample_number_carries_a_county(String number, String county) {
        assertThat(Identifiers.countyOf(number)).isEqualTo(county);
    }

    @Test
    void a_day_is_plausible_from_the_beginning_of_records_to_the_business_date() {
        Column required = day(true, false);
        assertThat(cells.implausible(required, TODAY)).isEmpty();
        assertThat(cells.implausible(required, TODAY.plusDays(1)).orElseThrow().arguments()).containsExactly("2015-01-01", "2022-06-06");
        assertThat(cells.implausible(required, LocalDate.of(2014, 12, 31))).isPresent();
        assertThat(cells.implausible(required, LocalDate.of(2015, 1, 1))).isEmpty();
    }

    @Test
    void a_day_that_may_be_empty_lies_after_the_business_date_only_where_the_contract_says_so() {
        assertThat(cells.implausible(day(false, false), LocalDate.of(1998, 1, 1))).isEmpty();
        assertThat(cells.implausible(day(false, false), TODAY.plusDays(1)).orElseThrow().code()).isEqualTo("load.date-ahead");
        assertThat(cells.implausible(day(false, true), TODAY.plusDays(1))).isEmpty();
    }

    private static Column day(boolean required, boolean ahead) {
        return new Column("day", List.of("日期"), "Day", Column.Type.DATE, false, required, Optional.empty(), Optional.empty(), Optional.empty(), false,
                new Column.Writing(false, false, false, false, false, ahead, Set.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty()), 1);
    }
}
