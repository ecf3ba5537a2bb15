package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cells that no database, terminal or person should get as they stand: their rows are set aside, the others count. */
@Tag("store")
@Tag("container")
class HostileCellsTest {

    private City city;

    @BeforeEach
    void aCity() {
        city = City.of(HostileCellsTest.class);
    }

    @Test
    void a_nul_sets_its_row_aside_and_is_shown_as_a_sign() {
        load(Batches.row(101).replace("某店", "某\0店"));
        assertThat(faults()).containsExactly("load.control-character 某␀店");
    }

    @Test
    void a_nul_in_a_header_that_is_missed_is_told_like_any_other() {
        city.drop(name(), Batches.HEADER.replace("报告日期", "报告日\0"), Batches.row(1));
        city.night();
        assertThat(city.jdbc().sql("select state || ' ' || reasons from intake.delivery").query(String.class).single())
                .startsWith("REFUSED").contains("报告日期", "报告日␀");
    }

    @Test
    void control_characters_of_a_cell_reach_nobody_s_terminal() {
        load(Batches.row(101).replace("流通", "流\u001b[31m通"));
        assertThat(city.shian("deliveries").all() + city.shian("status").all()).doesNotContain("\u001b");
        assertThat(faults()).singleElement().asString().isEqualTo("load.control-character 流\u001b[31m通");
    }

    @Test
    void a_long_cell_is_shortened_between_characters() {
        load(Batches.row(101).replace("流通", "长".repeat(199) + "😀😀"));
        assertThat(faults()).singleElement().asString().isEqualTo("load.code " + "长".repeat(199) + "😀…");
    }

    @Test
    void a_personal_number_is_shown_neither_in_the_value_nor_in_the_words_about_it() {
        String header = "凭证号,预算年度,旗县区,预算单位,拨付日期,金额,是否食品安全经费";
        List<String> lines = new ArrayList<>(List.of(header));
        for (int i = 0; i < 100; i++) {
            lines.add("BF%d,2021,新城区,某单位,2021-03-01,1,是".formatted(i));
        }
        lines.add("BFX,2021,新城区,某单位,2021-03-01,5000（张三13812345678）,是");
        city.drop("CZ_BF_150100_2021_MX_V01.csv", lines.toArray(String[]::new));
        city.night();
        String kept = city.jdbc().sql("select string_agg(reasons::text, '') from intake.quarantine where line = 102")
                .query(String.class).single();
        assertThat(kept).contains("138****5678").doesNotContain("13812345678");
    }

    /** A hundred good rows and one bad. */
    private void load(String bad) {
        List<String> lines = new ArrayList<>(Arrays.asList(Batches.file(100)));
        lines.add(bad);
        city.drop(name(), lines.toArray(String[]::new));
        assertThat(city.night().exitCode()).isZero();
        assertThat(city.jdbc().sql("select state || ' ' || coalesce(accepted, 0) from intake.delivery").query(String.class).single())
                .isEqualTo("LOADED 100");
    }

    private List<String> faults() {
        return city.jdbc().sql("""
                select (r ->> 'code') || ' ' || (r ->> 'value') from intake.quarantine, jsonb_array_elements(reasons) r
                order by line""").query(String.class).list();
    }

    private static String name() {
        return "SCJG_CYJC_150105_202103_MX_V01.csv";
    }
}
