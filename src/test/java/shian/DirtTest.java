package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import shian.catalog.CatalogReader;
import shian.catalog.TableDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the cases of {@code cases/dirt/} (domain.md 3.12, D01 to D25) as text, .xlsx and .xls: all files of a format lie in
 * one inbox and are loaded by one night.
 */
@Tag("store")
class DirtTest {

    private static final List<String> FORMATS = List.of("csv", "xlsx", "xls");
    /** What tells the databases of the formats apart. */
    private static final Map<String, Class<?>> MARKS = Map.of("csv", Csv.class, "xlsx", Xlsx.class, "xls", Xls.class);
    private static final Map<String, City> CITIES = new HashMap<>();

    private static final class Csv {
    }

    private static final class Xlsx {
    }

    private static final class Xls {
    }

    static Stream<DirtFile> cases() throws IOException {
        List<DirtFile> cases = new ArrayList<>();
        YearMonth month = YearMonth.of(2015, 1);
        for (int d = 1; d <= 25; d++) {
            String id = "D%02d".formatted(d);
            List<Map<String, Object>> stated = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/dirt", id + ".yaml")));
            for (Map<String, Object> one : stated) {
                for (String format : DirtFile.<List<String>>cast(one.getOrDefault("formats", FORMATS))) {
                    cases.add(new DirtFile(id, one, format, month));
                }
                month = month.plusMonths(1);
            }
        }
        return cases.stream();
    }

    @BeforeAll
    static void aNightForEachFormat() throws IOException {
        for (String format : FORMATS) {
            City city = City.withOwnCatalogue(MARKS.get(format));
            Path contract = city.home().resolve("jobs/market-regulation/dirt.yaml");
            Files.copy(Path.of("src/test/resources/cases/dirt/contract.yaml"), contract);
            Files.writeString(city.home().resolve("sql/migrations/V999__dirt.sql"),
                    TableDefinition.migration(CatalogReader.read(city.home().resolve("jobs")).contract("dirt/detail")));
            List<DirtFile> files = cases().filter(one -> one.format().equals(format)).toList();
            files.stream().filter(one -> one.before() != null).forEach(one -> city.drop(one.name(1), one.before()));
            files.forEach(one -> city.drop(one.name(2), one.bytes()));
            City.Result night = city.night();
            assertThat(city.jdbc().sql("select count(distinct path) from intake.arrival").query(Integer.class).single())
                    .as(format + ": " + night.all())
                    .isEqualTo(files.size() + (int) files.stream().filter(one -> one.before() != null).count());
            CITIES.put(format, city);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dirt_is_mended_or_told_and_no_row_is_lost(DirtFile one) {
        City city = CITIES.get(one.format());
        List<Map<String, Object>> deliveries = city.jdbc().sql("""
                select d.* from intake.delivery d join intake.arrival using (arrival_id) where path = :path""")
                .param("path", one.name(2)).query().listOfRows();
        if (one.stated().containsKey("refused")) {
            assertThat(deliveries).singleElement().satisfies(delivery -> {
                assertThat(delivery.get("state")).isEqualTo("REFUSED");
                assertThat(delivery.get("reasons").toString()).contains("\"" + one.stated().get("refused") + "\"");
            });
            return;
        }
        assertThat(deliveries).hasSize((int) one.stated().getOrDefault("deliveries", 1))
                .allSatisfy(delivery -> assertThat(delivery.get("state")).as(String.valueOf(delivery)).isEqualTo("LOADED"));
        assertThat(Stream.of("accepted", "quarantined", "duplicate", "non_data").map(kind -> sum(deliveries, kind)).toList())
                .isEqualTo(DirtFile.<List<Integer>>cast(one.stated().get("counts")).stream().map(Integer::longValue).toList());
        assertThat(sum(deliveries, "rows_read")).isEqualTo(sum(deliveries, "accepted") + sum(deliveries, "quarantined")
                + sum(deliveries, "duplicate") + sum(deliveries, "non_data"));
        Long[] ids = deliveries.stream().map(delivery -> (Long) delivery.get("delivery_id")).toArray(Long[]::new);
        facts(one, city, ids);
        setAside(one, city, ids);
        if (one.stated().containsKey("totals")) {
            assertThat(city.jdbc().sql("select count(distinct line) from intake.control_total where delivery_id = any(:ids)")
                    .param("ids", ids).query(Integer.class).single()).isEqualTo(one.stated().get("totals"));
        }
    }

    private static long sum(List<Map<String, Object>> deliveries, String column) {
        return deliveries.stream().mapToLong(delivery -> ((Number) delivery.get(column)).longValue()).sum();
    }

    private static void facts(DirtFile one, City city, Long[] ids) {
        List<JsonNode> facts = city.jdbc().sql("""
                select to_jsonb(f)::text from warehouse.dirt f where delivery_id = any(:ids) order by delivery_id, line""")
                .param("ids", ids).query(String.class).list().stream().map(JsonMapper.shared()::readTree).toList();
        assertThat((long) facts.size()).isEqualTo(DirtFile.<List<Integer>>cast(one.stated().get("counts")).get(0).longValue());
        List<Map<String, String>> expected = DirtFile.cast(one.stated().getOrDefault("facts", List.of()));
        for (int i = 0; i < expected.size(); i++) {
            JsonNode fact = facts.get(i);
            expected.get(i).forEach((column, value) -> {
                JsonNode there = fact.get(column);
                String shown = there.isNull() ? null : there.isString() ? there.asString() : there.toString();
                assertThat(shown == null ? null : shown.replace(" ", "")).as(column)
                        .isEqualTo(value == null ? null : one.filled(value).replace(" ", ""));
            });
        }
    }

    private static void setAside(DirtFile one, City city, Long[] ids) {
        List<String> rows = city.jdbc().sql("""
                select reasons::text from intake.quarantine where delivery_id = any(:ids) order by delivery_id, line""")
                .param("ids", ids).query(String.class).list();
        List<String> reasons = new ArrayList<>();
        rows.forEach(row -> JsonMapper.shared().readTree(row).forEach(reason ->
                reasons.add(reason.get("column").asString() + ":" + reason.get("code").asString())));
        assertThat(reasons).isEqualTo(one.stated().getOrDefault("reasons", List.of()));
        for (String secret : DirtFile.<List<String>>cast(one.stated().getOrDefault("nowhere", List.of()))) {
            assertThat(rows).noneMatch(row -> row.contains(secret));
        }
    }
}
