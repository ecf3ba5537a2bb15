package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each row of a delivery: it is accepted, set aside, a copy, or no data, and never two or none of these. */
@Tag("store")
class DeliveryRowsTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";

    private City city;

    @BeforeEach
    void aCity() {
        city = City.of(DeliveryRowsTest.class);
    }


    @Test
    void exact_copies_count_once_and_rows_that_share_a_key_and_differ_are_all_set_aside() {
        List<String> lines = new ArrayList<>(Arrays.asList(Batches.file(100)));
        lines.add(Batches.row(1));
        lines.add(Batches.row(1));
        lines.add(Batches.row(2, "2021-03-16", "纯抽检不合格样品"));
        city.drop(MARCH.formatted(1), lines.toArray(String[]::new));
        city.night();
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', rows_read, accepted, quarantined, duplicate, non_data) from intake.delivery""")
                .query(String.class).single()).isEqualTo("104 99 2 2 1");
        assertThat(city.jdbc().sql("select line from intake.quarantine order by 1").query(Integer.class).list())
                .containsExactly(3, 104);
        assertThat(batches()).isEqualTo(99);
    }


    @ParameterizedTest
    @ValueSource(ints = {1, 23, 24, 25, 26, 27, 100})
    void no_row_is_lost_around_the_end_of_where_headers_are_searched(int rows) {
        List<String> lines = new ArrayList<>(List.of("2021年3月食品安全监督抽检明细表", "填报单位：赛罕区,填报日期：2021-04-02", ""));
        lines.addAll(Arrays.asList(Batches.file(rows)));
        lines.addAll(List.of("", "填表人：甲,审核人：乙"));
        city.drop(MARCH.formatted(1), lines.toArray(String[]::new));
        city.night();
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', rows_read, accepted, quarantined, duplicate, non_data) from intake.delivery""")
                .query(String.class).single()).isEqualTo(rows + 6 + " " + rows + " 0 0 6");
        assertThat(count("warehouse.sampling_batch")).isEqualTo(rows);
    }


    @Test
    void whatever_a_cell_holds_comes_back_from_the_fact_table_as_it_was() {
        String name = "引\"号, 逗号\t制表\\反斜 \\N 😀 换\n行";
        city.drop(MARCH.formatted(1), Batches.HEADER, Batches.row(1).replace("某店", "\"" + name.replace("\"", "\"\"") + "\""));
        city.night();
        assertThat(city.jdbc().sql("select unit_name from warehouse.sampling_batch").query(String.class).single()).isEqualTo(name);
    }

    @Test
    void files_of_every_shape_give_as_many_rows_as_a_parser_of_another_make_finds() throws Exception {
        Random shapes = new Random(20220606);
        List<String> names = new ArrayList<>();
        for (String division : List.of("150102", "150103", "150104", "150105", "150121", "150122")) {
            List<String> lines = new ArrayList<>(Collections.nCopies(shapes.nextInt(4), "标题"));
            lines.add(Batches.HEADER);
            int rows = 20 + shapes.nextInt(30);
            for (int i = 1; i <= rows; i++) {
                int number = shapes.nextInt(12) == 0 && i > 1 ? i - 1 : i;
                lines.add(Batches.row(number).replace("150105", division)
                        .replace("赛罕区", division).replace("某店", number % 3 == 0 ? "\"某\n,\"\"店\"" : "某店"));
                if (shapes.nextInt(8) == 0) {
                    lines.add(List.of("", "小计,,3", Batches.HEADER, ",,,").get(shapes.nextInt(4)));
                }
            }
            lines.addAll(List.of("合计," + rows, "填表人：甲"));
            String end = List.of("\n", "\r\n").get(shapes.nextInt(2));
            byte[] text = String.join(end, lines).getBytes(List.of("UTF-8", "GB18030").get(shapes.nextInt(2)));
            names.add("SCJG_CYJC_" + division + "_202103_MX_V01.csv");
            city.drop(names.get(names.size() - 1), text);
        }
        city.night();
        for (String name : names) {
            assertThat(city.jdbc().sql("""
                    select rows_read from intake.delivery join intake.arrival using (arrival_id)
                    where path = :path and state = 'LOADED' and rows_read = accepted + quarantined + duplicate + non_data
                      and accepted = (select count(*) from warehouse.sampling_batch b where b.delivery_id = delivery.delivery_id)""")
                    .param("path", name).query(Long.class).single()).as(name).isEqualTo(records(city.inbox().resolve(name)));
        }
    }

    /** Records of RFC 4180: line ends outside quotations, whatever the encoding. */
    private static long records(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        boolean quoted = false;
        long records = 1;
        for (byte one : bytes) {
            quoted ^= one == '"';
            records += one == '\n' && !quoted ? 1 : 0;
        }
        return records;
    }

    private long batches() {
        return city.jdbc().sql("select sum(value) from warehouse.measure where measure = 'sampling.batches' and year = 2021")
                .query(Long.class).single();
    }

    private long count(String table) {
        return city.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }
}
