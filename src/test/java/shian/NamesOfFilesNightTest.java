package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.content.Workbooks;

/** What names and copies of files do to a warehouse: no year is taken for another, and nothing counts twice. */
@Tag("store")
class NamesOfFilesNightTest {

    /** A feed whose rows carry no date. */
    private static final String ITEMS = "序号,单号,食品大类,样品名称,检验项目,检验结果,结果单位,结果判定,检验依据,判定依据,最大允许限";
    private static final String ITEM = "%d,XBJ21150105000300%03d,乳制品,奶片,蛋白质,5.0,g/100g,合格项,GB 5009.5-2016,GB 25190-2010,/";

    private City city;

    @BeforeEach
    void aCity() {
        city = City.of(NamesOfFilesNightTest.class);
    }

    private static String[] items(int from, int rows) {
        List<String> lines = new java.util.ArrayList<>(List.of(ITEMS));
        for (int i = from; i < from + rows; i++) {
            lines.add(ITEM.formatted(i, i));
        }
        return lines.toArray(String[]::new);
    }

    private void night() {
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
    }

    private List<String> deliveries() {
        return city.jdbc().sql("""
                select concat_ws(' ', state, division_code, lower(period), upper(period) - 1, accepted, reasons -> 0 ->> 'code')
                from intake.delivery order by delivery_id""").query(String.class).list();
    }

    @Test
    void a_file_whose_document_number_names_another_year_supersedes_nothing_of_that_year() {
        city.drop("SCJG_JYXM_150105_202201-202205_MX_V01.csv", items(1, 8));
        night();
        city.drop("呼市监发〔2022〕3号附件：赛罕区2021年食品检验项目明细.csv", items(101, 5));
        city.drop("(2022)赛罕区2021年食品检验项目明细.csv", items(201, 5));
        night();
        assertThat(deliveries()).containsExactlyInAnyOrder("LOADED 150105 2022-01-01 2022-05-31 8",
                "LOADED 150105 2021-01-01 2021-12-31 5", "UNRECOGNISED receive.period-several");
        assertThat(city.jdbc().sql("select year || ' ' || count(*) from warehouse.test_item group by year order by 1").query(String.class).list())
                .containsExactly("2021 5", "2022 8");
        assertThat(city.shian("deliveries", "show", unrecognised()).out()).contains("contains two periods: '2022' and '2021年'", "manifest");
    }

    private String unrecognised() {
        return city.jdbc().sql("select delivery_id::text from intake.delivery where state = 'UNRECOGNISED'").query(String.class).single();
    }

    @Test
    void a_manifest_goes_before_what_a_name_tells() {
        city.drop("(2022)赛罕区2021年食品检验项目明细.csv", items(1, 5));
        city.drop("(2022)赛罕区2021年食品检验项目明细.csv.manifest.json", "{\"period\": \"2021\"}");
        night();
        assertThat(deliveries()).containsExactly("LOADED 150105 2021-01-01 2021-12-31 5");
    }

    @Test
    void a_file_copied_under_another_name_is_no_second_delivery() {
        for (String name : List.of("SCJG_CYJC_150105_202103_MX_V01.csv", "SCJG_CYJC_150105_202103_MX_V01 - 副本.csv",
                "SCJG_CYJC_150105_202103_MX_V01 (1).csv", "Copy of SCJG_CYJC_150105_202103_MX_V01.csv",
                "副本赛罕区2021年3月食品抽检明细.csv", "赛罕区2021年3月食品抽检明细_新.csv", "赛罕区2021年3月食品抽检明细最终版.csv")) {
            city.drop(name, Batches.file(4));
        }
        night();
        assertThat(deliveries()).containsExactly("LOADED 150105 2021-03-01 2021-03-31 4");
        city.drop("赛罕区2021年3月食品抽检明细（定稿）.csv", Batches.file(4));
        night();
        assertThat(deliveries()).hasSize(1);
    }

    @Test
    void the_same_content_for_another_period_is_kept_with_a_remark() {
        city.drop("SCJG_JYXM_150105_202103_MX_V01.csv", items(1, 5));
        night();
        city.drop("SCJG_JYXM_150105_202104_MX_V01.csv", items(1, 5));
        night();
        assertThat(deliveries()).containsExactly("LOADED 150105 2021-03-01 2021-03-31 5", "LOADED 150105 2021-04-01 2021-04-30 5");
        List<Long> numbers = city.jdbc().sql("select delivery_id from intake.delivery order by 1").query(Long.class).list();
        assertThat(city.shian("deliveries", "show", numbers.get(1).toString()).out())
                .contains("The content is the same as that of delivery " + numbers.get(0) + " for 150105, 2021-03-01…2021-03-31");
        assertThat(city.shian("deliveries", "show", numbers.get(0).toString()).out()).doesNotContain("The content is the same");
        assertThat(city.shian("--lang", "zh", "deliveries", "show", numbers.get(1).toString()).out()).contains("完全相同");
    }

    @Test
    void what_of_a_zip_was_left_out_stands_with_its_delivery() {
        byte[] table = String.join("\n", items(1, 5)).getBytes(StandardCharsets.UTF_8);
        byte[] photo = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};
        city.drop("报送.zip", Workbooks.zip("赛罕区2021年3月检验项目.csv", table, "副本/赛罕区2021年3月检验项目.csv", table, "1.jpg", photo, "2.jpg", photo));
        night();
        assertThat(deliveries()).containsExactly("LOADED 150105 2021-03-01 2021-03-31 5");
        long number = city.jdbc().sql("select delivery_id from intake.delivery").query(Long.class).single();
        assertThat(city.shian("deliveries", "show", String.valueOf(number)).out()).contains("2 files that are no tables were not delivered: 2 .jpg",
                "副本/赛罕区2021年3月检验项目.csv", "holds the same 5 rows as '赛罕区2021年3月检验项目.csv'");
    }
}
