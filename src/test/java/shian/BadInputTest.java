package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that are wrong: each is told what is wrong with it, and nothing else moves. */
@Tag("store")
class BadInputTest {

    private static final String HEADER = "区划代码,名称,年度,常住人口(人),口径,来源";
    private static final String POPULATION = "TJ_RK_150100_2021_QC_V%02d.csv";

    private City city;
    private String before;

    @BeforeEach
    void aCityWhosePopulationIsLoaded() {
        city = City.of(BadInputTest.class);
        city.drop(POPULATION.formatted(1), population());
        assertThat(city.night().exitCode()).isZero();
        before = warehouse();
    }

    @Test
    void an_unknown_file_is_named_and_left() {
        city.drop("通知.txt", "会议通知");
        night();
        assertThat(reasonsOf("UNRECOGNISED")).containsExactly(
                "No contract takes a file named '通知.txt'. Name it as the contract says, or add the name to the contract's patterns.");
        nothingElseMoved();
    }

    @Test
    void a_file_that_nearly_fits_a_contract_is_told_what_it_lacks() {
        city.drop("人口.csv", "区划代码,名称,年度,口径,常住人数", "150102,新城区,2021,普查,5");
        night();
        assertThat(reasonsOf("UNRECOGNISED")).anyMatch(r -> r.contains("population/snapshot"))
                .anyMatch(r -> r.contains("'常住人口' is missing in the header in line 1; the nearest there is '常住人数'"));
        nothingElseMoved();
    }

    @Test
    void an_empty_file_is_refused() {
        city.drop(POPULATION.formatted(2), new byte[0]);
        night();
        assertThat(reasonsOf("REFUSED")).singleElement().asString().startsWith("The file is empty.");
        nothingElseMoved();
    }

    @Test
    void a_header_alone_is_refused() {
        city.drop(POPULATION.formatted(2), HEADER);
        night();
        assertThat(reasonsOf("REFUSED")).singleElement().asString().contains("has a header and no rows", "零报告");
        nothingElseMoved();
    }

    @Test
    void a_missing_column_is_named_with_the_nearest_header() {
        city.drop(POPULATION.formatted(2), "区划代码,名称,年度,常住人数,口径,来源", "150102,新城区,2021,5,普查,x");
        night();
        assertThat(reasonsOf("REFUSED")).singleElement().asString()
                .contains("'常住人口' is missing in the header in line 1", "'常住人数'");
        nothingElseMoved();
    }

    @Test
    void an_undecodable_byte_is_told_with_its_offset() {
        byte[] text = String.join("\n", population()).getBytes(StandardCharsets.UTF_8);
        int offset = HEADER.getBytes(StandardCharsets.UTF_8).length + 2;
        text[offset] = (byte) 0xFF;
        city.drop(POPULATION.formatted(2), text);
        night();
        assertThat(reasonsOf("REFUSED")).singleElement().asString()
                .contains("The byte at offset " + offset + " (hex FF) is not valid in UTF-8", "Save the file as UTF-8 or GB18030");
        nothingElseMoved();
    }

    @Test
    void a_file_in_gb18030_that_does_not_say_so_is_read_as_such() {
        city.drop(POPULATION.formatted(2), String.join("\r\n", population()).getBytes(Charset.forName("GB18030")));
        night();
        assertThat(city.jdbc().sql("select encoding from intake.delivery where state = 'LOADED'").query(String.class).single())
                .isEqualTo("GB18030");
        nothingElseMoved();
    }

    @Test
    void an_unknown_division_in_a_name_is_told_with_the_nearest() {
        city.drop("TJ_RK_159999_2021_QC_V01.csv", population());
        night();
        assertThat(reasonsOf("UNRECOGNISED")).singleElement().asString()
                .contains("The division '159999' in 'TJ_RK_159999_2021_QC_V01.csv' is not known. Nearest: ");
        nothingElseMoved();
    }

    @Test
    void an_unknown_division_in_a_row_sets_the_row_aside_with_line_column_value_and_the_nearest() {
        city.dropSample("market-regulation/SCJG_CYJC_150121_202103_MX_V01.csv");
        night();
        assertThat(city.jdbc().sql("""
                select r ->> 'header' || '|' || (r ->> 'value') || '|' || (r ->> 'code') || '|' || (r -> 'arguments' ->> 0)
                from intake.quarantine, jsonb_array_elements(reasons) r where r ->> 'value' = '赛汗区'""").query(String.class).single())
                .startsWith("被抽样单位所在县|赛汗区|load.division|").contains("赛罕区");
        assertThat(city.jdbc().sql("select count(*) from intake.quarantine where line > 1").query(Long.class).single())
                .isEqualTo(7);
    }

    @Test
    void dates_that_are_impossible_or_out_of_range_are_set_aside() {
        city.dropSample("market-regulation/SCJG_CYJC_150121_202103_MX_V01.csv");
        night();
        assertThat(city.jdbc().sql("""
                select r ->> 'code' || ' ' || (r ->> 'value') from intake.quarantine, jsonb_array_elements(reasons) r
                where r ->> 'code' in ('load.date-impossible', 'load.period-outside')""").query(String.class).list())
                .contains("load.date-impossible 2021-02-30").anyMatch(found -> found.startsWith("load.period-outside 20"));
    }

    @Test
    void too_many_bad_rows_refuse_the_file_and_the_one_before_it_still_counts() {
        String[] rows = population();
        rows[3] = rows[3].replace("2021,", "2021年底,");
        city.drop(POPULATION.formatted(2), rows);
        night();
        assertThat(reasonsOf("REFUSED").get(0)).contains("1 of 10 rows could not be taken (10 %; more than 0 % refuses the file)");
        assertThat(reasonsOf("REFUSED").get(1)).startsWith("年度 ×1 (:4): Not a year.");
        assertThat(city.jdbc().sql("select version from intake.delivery where state = 'LOADED'").query(Integer.class).single())
                .isEqualTo(1);
        nothingElseMoved();
    }

    @Test
    void two_files_of_one_night_that_nothing_puts_in_order_both_wait_until_a_third_settles_it() {
        String[] other = population();
        other[1] = other[1].replace(",2021,", ",2021,1");
        city.drop("a/TJ_RK_150100_2020_QC_V01.csv", inYear(2020, population()));
        city.drop("b/TJ_RK_150100_2020_QC_V01.csv", inYear(2020, other));
        night();
        assertThat(reasonsOf("AMBIGUOUS")).hasSize(2).allMatch(r -> r.contains("nothing says which is later")
                && r.contains("a/TJ_RK_150100_2020_QC_V01.csv") && r.contains("b/TJ_RK_150100_2020_QC_V01.csv"));
        nothingElseMoved();
        city.drop("TJ_RK_150100_2020_QC_V02.csv", inYear(2020, population()));
        night();
        assertThat(reasonsOf("AMBIGUOUS")).isEmpty();
        assertThat(city.jdbc().sql("select version from intake.delivery where state = 'LOADED' and lower(period) = '2020-12-31'")
                .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void a_quotation_that_never_ends_is_told_with_its_line() {
        city.drop(POPULATION.formatted(2), HEADER, "150102,\"新城区,2021,5,普查,x", "150103,回民区,2021,5,普查,x");
        night();
        assertThat(reasonsOf("REFUSED")).singleElement().asString().contains("quotation", "line");
        nothingElseMoved();
    }

    private City.Result night() {
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        return night;
    }

    private List<String> reasonsOf(String state) {
        return city.jdbc().sql("select reasons::text from intake.delivery where state = :state order by delivery_id")
                .param("state", state).query(String.class).list().stream()
                .flatMap(json -> shian.message.MessageJson.read(json).stream()).map(Object::toString).toList();
    }

    private void nothingElseMoved() {
        assertThat(warehouse()).isEqualTo(before);
    }

    private String warehouse() {
        return city.jdbc().sql("""
                select concat_ws(' ', (select md5(string_agg(m::text, ';' order by m::text)) from warehouse.measure m),
                    (select count(*) from warehouse.population), (select max(edition_id) from publication.edition))""")
                .query(String.class).single();
    }

    private static String[] inYear(int year, String[] rows) {
        return java.util.Arrays.stream(rows).map(row -> row.replace(",2021,", "," + year + ",")).toArray(String[]::new);
    }

    private static String[] population() {
        List<String> rows = new ArrayList<>(List.of(HEADER));
        for (String name : List.of("150102,新城区", "150103,回民区", "150104,玉泉区", "150105,赛罕区", "150121,土默特左旗", "150122,托克托县",
                "150123,和林格尔县", "150124,清水河县", "150125,武川县", "150172,经济技术开发区")) {
            rows.add(name + ",2021,1000,年末推算,测试");
        }
        rows.add("150100,呼和浩特市,2021,10000,年末推算,测试");
        return rows.toArray(String[]::new);
    }
}
