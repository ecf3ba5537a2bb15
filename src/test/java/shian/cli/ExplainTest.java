package shian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.City;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code explain}: what it says of a figure is so, down to the line of the file. */
@Tag("store")
class ExplainTest {

    private static final Path INBOX = Path.of("sample-data/inbox");

    private static City city;

    @BeforeAll
    static void a_night_over_two_counties_of_the_sample_city() {
        city = City.of(ExplainTest.class);
        city.dropSampleLike("statistics/.*|.*/SCJG_CYJC_15010[045]_202[01].*|.*/NMJ_NCP_15010[045]_202[01].*");
        assertThat(city.night().exitCode()).isZero();
    }

    @Test
    void every_line_that_is_named_has_the_row_it_is_named_for() throws IOException {
        Map<String, String> encodings = new java.util.HashMap<>();
        city.jdbc().sql("select path, encoding from intake.delivery join intake.arrival using (arrival_id) where encoding is not null")
                .query((row, n) -> encodings.put(row.getString(1), row.getString(2))).list();
        JsonNode rows = JsonMapper.shared().readTree(city.shian("explain", "B33", "150105", "2021", "--format", "json").out());
        assertThat(rows.size()).isPositive();
        for (JsonNode row : rows) {
            String file = row.get("file").asString();
            List<String> lines = Files.readString(INBOX.resolve(file), Charset.forName(encodings.get(file))).lines().toList();
            String line = lines.get(row.get("line").asInt() - 1);
            assertThat(List.of(line.split(","))).as(file + ":" + row.get("line")).contains(row.get("key").asString().split(" ")[0]);
        }
        assertThat(rows.valueStream().map(r -> r.get("side").asString())).contains("numerator", "denominator");
    }

    @Test
    void a_break_shows_both_sides_down_to_the_lines_of_their_files_and_its_life() {
        String number = city.jdbc().sql("""
                select break_id::text from reconciliation.break where rule = 'RC-01' and division_code = '150104' and year = 2020
                  and dimensions ->> 'link' = 'CIRCULATION'""").query(String.class).single();
        String text = city.shian("breaks", "show", number).out();
        assertThat(text).contains("left side: sampling.batches", "right side: sampling.summary.batches", "SCJG_CYJC_150104_2020",
                "SCJG_CYJC_150100_2020_HZ_V01.csv", "what happened:", "OPENED");
        JsonNode rows = JsonMapper.shared().readTree(city.shian("breaks", "show", number, "--format", "json").out());
        JsonNode right = rows.valueStream().filter(r -> r.get("side").asString().equals("right")).findFirst().orElseThrow();
        assertThat(right.get("key").asString()).as("only rows of the link that differs").contains("CIRCULATION");
        BigDecimal left = rows.valueStream().filter(r -> r.get("side").asString().equals("left")).findFirst().orElseThrow()
                .get("measure_value").decimalValue();
        assertThat(left.subtract(right.get("measure_value").decimalValue())).isEqualByComparingTo(city.jdbc()
                .sql("select imbalance from reconciliation.break where break_id = :id").param("id", Long.valueOf(number))
                .query(BigDecimal.class).single());
    }

    @Test
    void the_measures_of_the_sides_make_the_figure_and_the_deliveries_make_the_measures() {
        String text = city.shian("explain", "B33", "150105", "2021").out();
        assertThat(text).contains("numerator", "denominator", "first rows:", "SCJG_CYJC_150105_2021", "TJ_RK_150100_2021_QC_V01.csv");
        JsonNode rows = JsonMapper.shared().readTree(city.shian("explain", "B33", "150105", "2021", "--format", "json").out());
        JsonNode food = rows.valueStream().filter(r -> r.get("scope").asString().equals("food")
                && r.get("side").asString().equals("numerator")).findFirst().orElseThrow();
        BigDecimal contributed = city.jdbc().sql("""
                select sum(value) from warehouse.measure_part join intake.delivery d using (delivery_id)
                where d.state = 'LOADED' and measure = 'sampling.batches' and measure_part.year = 2021
                  and measure_part.division_code = '150105'""").query(BigDecimal.class).single();
        assertThat(food.get("measure_value").decimalValue()).isPositive().isLessThanOrEqualTo(contributed);
        assertThat(city.jdbc().sql("""
                select value from scorer.indicator_value
                where indicator_code = 'B33' and scope = 'food' and division_code = '150105' and year = 2021""")
                .query(BigDecimal.class).single()).isEqualByComparingTo(food.get("value").decimalValue());
    }

    @Test
    void a_division_may_be_called_by_its_name_or_alias() {
        String byCode = city.shian("explain", "B33", "150105", "2021").out();
        assertThat(byCode).isNotEmpty();
        for (String name : List.of("赛罕", "赛罕区")) {
            assertThat(city.shian("explain", "b33", name, "2021").out()).isEqualTo(byCode);
        }
    }
}
