package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several cities and their province in one warehouse: whose rows are whose, who is missed, and figures at all levels. */
@Tag("store")
class ProvinceTest {

    private static final String HEADER = Batches.HEADER;

    private static String row(String county, int number, String called) {
        return "XBJ21%s%09d,县,监督抽检,2021-03-01,流通,某店,%s,饼干样品,饼干,2021-03-15,纯抽检合格样品,已批准".formatted(county, number, called);
    }

    @Test
    void a_warehouse_of_one_city_becomes_that_of_the_province_once_another_city_hands_in() {
        City city = City.of(ProvinceTest.class);
        city.drop("SCJG_CYJC_150121_2021_MX_V01.csv", HEADER, row("150121", 1, "左旗"), row("150121", 2, "土左旗"));
        assertThat(city.night().exitCode()).isZero();
        assertThat(figures(city)).containsExactly("150100 2", "150121 2");
        assertThat(list(city, "select distinct left(division_code, 4) from scorer.indicator_value")).containsExactly("1501");

        // in the files of another city the same word is another banner
        city.drop("152900/SCJG_CYJC_152921_2021_MX_V01.csv", HEADER, row("152921", 1, "左旗"));
        assertThat(city.night().exitCode()).isZero();
        assertThat(figures(city)).containsExactly("150000 3", "150100 2", "150121 2", "152900 1", "152921 1");
        assertThat(list(city, "select distinct left(division_code, 4) from scorer.indicator_value")).hasSize(13);
        assertThat(list(city, """
                select division_code || ' ' || delivered || '/' || due from (
                    select left(division_code, 4) || '00' as division_code, sum(delivered) as delivered, sum(due) as due
                    from warehouse.coverage where feed = 'sampling-batches' and kind = 'detail' and year = 2021 group by 1) c
                where division_code in ('150100', '150200', '152900') order by 1"""))
                .as("each city by itself, and those that hand in nothing are missed")
                .containsExactly("150100 12/120", "150200 0/108", "152900 12/36");
        assertThat(list(city, """
                select division_code || ' ' || status || ' ' || completeness from scorer.indicator_value
                where indicator_code = 'B33' and scope = 'food' and year = 2021 and division_code in ('150000', '152921', '152922')
                order by 1""")).allMatch(value -> value.startsWith("152921") || !value.contains(" 1.0000"));
    }

    @Test
    void what_one_city_hands_in_counts_in_no_other() {
        City city = City.of(ProvinceTest.class);
        city.drop("150200/SCJG_CYJC_150105_2021_MX_V01.csv", HEADER, row("150105", 1, "赛罕区"));
        List<String> lines = new ArrayList<>(List.of(HEADER, row("150221", 1, "右旗"), row("152922", 2, "阿拉善右旗")));
        IntStream.rangeClosed(3, 30).forEach(number -> lines.add(row("150221", number, "土右旗")));
        city.drop("150200/SCJG_CYJC_150221_2021_MX_V01.csv", lines.toArray(String[]::new));
        City.Result night = city.night();
        assertThat(night.out()).contains("The file 'SCJG_CYJC_150105_2021_MX_V01.csv' lies in a folder of 包头市 150200, but is for 赛罕区 150105");
        assertThat(list(city, "select concat_ws(' ', state, division_code, rows_read, accepted, quarantined) "
                + "from intake.delivery order by 1")).containsExactly("LOADED 150221 31 29 1", "UNRECOGNISED");
        assertThat(figures(city)).containsExactly("150000 29", "150200 29", "150221 29");
    }

    @Test
    void a_warehouse_of_one_city_alone_takes_no_file_of_another() throws IOException {
        City city = City.withOwnCatalogue(ProvinceTest.class);
        Path tree = city.home().resolve("jobs/reference/divisions.yaml");
        Files.writeString(tree, Files.readString(tree).replace("home: {division: \"150100\"}", "home: {division: \"150100\", others: refused}"));
        city.drop("SCJG_CYJC_152921_2021_MX_V01.csv", HEADER, row("152921", 1, "左旗"));
        city.drop("SCJG_CYJC_150121_2021_MX_V01.csv", HEADER, row("150121", 1, "左旗"));
        assertThat(city.night().out()).contains("is for 阿拉善左旗 152921, but this warehouse is of 呼和浩特市 150100 alone");
        assertThat(figures(city)).containsExactly("150100 1", "150121 1");
    }

    private static List<String> figures(City city) {
        return list(city, """
                select division_code || ' ' || trim_scale(numerator) from scorer.indicator_value
                where indicator_code = 'B33' and scope = 'food' and year = 2021 and numerator > 0 order by 1""");
    }

    private static List<String> list(City city, String sql) {
        return city.jdbc().sql(sql).query(String.class).list();
    }
}
