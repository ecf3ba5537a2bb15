package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Expression;
import shian.content.Workbooks;
import shian.formula.Evaluator;
import shian.formula.Place;

/** Two snapshots of one feed: which of them counts where, up to which month, and what a person is told. */
@Tag("store")
class CompetingSnapshotsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final String HEADER = "区划代码,名称,级别";
    private static final String[] UNITS = {"150102,新城区,县级", "150103,回民区,县级", "150104,玉泉区,县级", "150105,赛罕区,县级"};

    private City city;

    @BeforeEach
    void aCity() {
        city = City.of(CompetingSnapshotsTest.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "3, 2", "5, 2", "6, 3", "11, 3", "12, 1"})
    void up_to_a_month_the_last_day_known_by_then_counts(int month, int units) {
        register("20210520", 2);
        register("20210603", 4);
        register("20210630", 3);
        register("20211231", 1);
        night();
        assertThat(units("150100", month)).isEqualTo(units);
    }

    @Test
    void a_division_above_others_that_the_last_register_does_not_list_is_not_there() {
        city.drop("TJ_QH_150100_20210630_QC_V01.csv", HEADER, "150100,呼和浩特市,地级", UNITS[0], UNITS[1]);
        register("20211231", 1);
        night();
        assertThat(value("divisions.offices", "150100", 12)).isEqualTo(1);
        assertThat(value("divisions.offices", "150100", 6)).isEqualTo(3);
    }

    @Test
    void a_later_version_of_an_earlier_day_does_not_count_for_the_year() {
        register("20211231", 3);
        night();
        city.drop("TJ_QH_150100_20211220_QC_V07.csv", lines(4));
        night();
        assertThat(units("150100", 12)).isEqualTo(3);
    }

    @Test
    void a_name_that_gives_only_the_year_is_for_its_end_whenever_the_file_comes() {
        city.drop("TJ_QH_150100_2022_QC_V01.csv", lines(3));
        night();
        city.drop("again/TJ_QH_150100_2022_QC_V01.csv", lines(3));
        assertThat(city.night("2022-06-20").exitCode()).isZero();
        assertThat(deliveries()).containsExactly("2022-12-31 2022-06-06 LOADED");
        // what is for a day that comes after it was handed in tells more
        city.drop("TJ_QH_150100_20220630_QC_V01.csv", lines(2));
        assertThat(city.night("2022-07-01").exitCode()).isZero();
        assertThat(value("divisions.units", "150100", 2022, 12)).isEqualTo(2);
    }

    @Test
    void a_title_gives_the_day_where_the_name_gives_a_year() {
        city.drop("TJ_QH_150100_2021_QC_V01.csv", Stream.concat(Stream.of("呼和浩特市行政区划（截至2021年6月30日）,,"), Stream.of(lines(2)))
                .toArray(String[]::new));
        register("20210930", 3);
        night();
        assertThat(deliveries()).containsExactlyInAnyOrder("2021-06-30 2021-06-30 LOADED", "2021-09-30 2021-09-30 LOADED");
        assertThat(units("150100", 12)).isEqualTo(3);
    }

    @Test
    void a_workbook_takes_the_place_of_another_of_the_same_day_with_all_its_sheets() {
        city.drop("TJ_QH_150100_20211231_QC_V01.xlsx", workbook("一", 0, "二", 1));
        night();
        assertThat(units("150100", 12)).as("the sheets of one workbook belong together").isEqualTo(2);
        city.drop("TJ_QH_150100_20211231_QC_V02.xlsx", workbook("甲", 2, "乙", 3));
        night();
        assertThat(units("150100", 12)).isEqualTo(2);
        assertThat(deliveries()).filteredOn(line -> line.endsWith("SUPERSEDED")).hasSize(2);
    }

    @Test
    void two_of_one_day_that_nothing_puts_in_order_wait_and_a_person_is_told() {
        register("20211231", 2);
        city.drop("again/TJ_QH_150100_2021_QC_V01.csv", lines(4));
        assertThat(city.night().out()).contains("AMBIGUOUS #");
        assertThat(units("150100", 12)).isZero();
    }

    @Test
    void of_a_province_and_a_city_for_one_day_that_of_the_city_counts_in_it_and_a_break_says_so() {
        city.drop("TJ_QH_150000_20211231_QC_V01.csv", HEADER, UNITS[0], UNITS[1], UNITS[2], "150202,东河区,县级");
        register("20211231", 2);
        night();
        assertThat(units("150100", 12)).as("neither five nor three").isEqualTo(2);
        assertThat(units("150000", 12)).isEqualTo(3);
        assertThat(city.jdbc().sql("""
                select distinct division_code || ' ' || year || ' ' || (dimensions ->> 'feed') from reconciliation.break
                where rule = 'RC-44' and state = 'OPEN' and division_code = '150104'""").query(String.class).list())
                .containsExactly("150104 2021 division-register");
        // a later one of the province alone
        city.drop("TJ_QH_150000_20211231_QC_V02.csv", HEADER, "150202,东河区,县级");
        city.drop("TJ_QH_150100_20211130_QC_V01.csv", lines(4));
        night();
        assertThat(units("150100", 12)).isEqualTo(2);
    }

    @Test
    void a_copied_inbox_keeps_the_order_in_which_its_files_came() throws IOException {
        city.drop("first/TJ_QH_150100_2021_QC.csv", lines(3));
        night();
        city.drop("second/TJ_QH_150100_20211231_QC.csv", lines(2));
        night();
        try (Stream<Path> files = Files.walk(city.inbox())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2022-06-05T20:00:00Z")));
            }
        }
        night();
        assertThat(units("150100", 12)).isEqualTo(2);
        // the first one alone is meant
        city.drop("first/TJ_QH_150100_2021_QC.csv", lines(3));
        night();
        assertThat(units("150100", 12)).isEqualTo(3);
    }

    @Test
    void explain_shows_the_rows_and_files_of_the_snapshot_that_counts_alone() {
        register("20211130", 4);
        register("20211231", 1);
        night();
        assertThat(city.jdbc().sql("select distinct delivery_id from warehouse.counted_part where measure = 'divisions.units' and counts_to = 12")
                .query(Long.class).list()).hasSize(1);
        assertThat(city.shian("explain", "B01", "150100", "2021", "--format", "json").all())
                .contains("TJ_QH_150100_20211231").doesNotContain("TJ_QH_150100_20211130");
    }

    private void register(String day, int units) {
        city.drop("TJ_QH_150100_" + day + "_QC_V01.csv", lines(units));
    }

    private static String[] lines(int units) {
        return Stream.concat(Stream.of(HEADER), Stream.of(UNITS).limit(units)).toArray(String[]::new);
    }

    private static byte[] workbook(Object... sheets) {
        XSSFWorkbook workbook = new XSSFWorkbook();
        for (int i = 0; i < sheets.length; i += 2) {
            Workbooks.sheet(workbook, (String) sheets[i], HEADER, UNITS[(int) sheets[i + 1]]);
        }
        return Workbooks.bytes(workbook);
    }

    private void night() {
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).doesNotContain("REFUSED #", "UNRECOGNISED #", "AMBIGUOUS #");
    }

    private List<String> deliveries() {
        return city.jdbc().sql("select concat_ws(' ', upper(period) - 1, reference_on, state) from intake.delivery order by delivery_id")
                .query(String.class).list();
    }

    private int units(String division, int month) {
        return value("divisions.units", division, month);
    }

    private int value(String measure, String division, int month) {
        return value(measure, division, 2021, month);
    }

    /** 0 where nothing is known. */
    private int value(String measure, String division, int year, int month) {
        Expression term = new Expression.Term(measure, Map.of(), false);
        return new Evaluator(city.jdbc(), CATALOG).value(term, Place.of(division, year).upTo(month)).number()
                .map(BigDecimal::intValue).orElse(0);
    }
}
