package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The next edition of the evaluation rules stands beside the one before: both have values, each for its own years. */
@Tag("store")
class EditionsOfTheRulesTest {

    private static final String FIRST = "jobs/indicators/B34.yaml";
    private static final String NEXT = "jobs/indicators/next/B34.yaml";

    private City city;

    @BeforeEach
    void aNextEditionThatAsksForMore() throws IOException {
        city = City.withOwnCatalogue(EditionsOfTheRulesTest.class);
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", Batches.HEADER, Batches.row(1, "2021-03-15", "纯抽检合格样品"));
        city.drop("SCJG_CYJC_150105_202201_MX_V01.csv", Batches.HEADER, Batches.row(2, "2022-01-15", "纯抽检合格样品"));
        String first = Files.readString(city.home().resolve(FIRST));
        assertThat(first).contains("rule-version: \"2021\"", "from: 2021-01-01", "value: 98");
        Files.createDirectories(city.home().resolve(NEXT).getParent());
        Files.writeString(city.home().resolve(NEXT), first.replace("rule-version: \"2021\"", "rule-version: \"2022\"")
                .replace("from: 2021-01-01", "from: 2022-01-01").replace("value: 98", "value: 99"));
        Files.writeString(city.home().resolve(FIRST), first.replace("from: 2021-01-01}", "from: 2021-01-01, to: 2022-12-31}"));
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
    }

    @Test
    void each_edition_has_the_years_in_which_it_is_valid_and_the_first_also_those_before() {
        assertThat(values()).containsExactly("2021 2020 >= 98", "2021 2021 >= 98", "2021 2022 >= 98", "2022 2022 >= 99");
    }

    @Test
    void a_figure_is_explained_under_every_edition_that_has_it() {
        City.Result explained = city.shian("explain", "B34", "150105", "2022");
        assertThat(explained.exitCode()).as(explained.all()).isZero();
        assertThat(explained.out().lines().filter(line -> line.startsWith("rule_version")).distinct()).hasSize(2)
                .anyMatch(line -> line.endsWith("2021")).anyMatch(line -> line.endsWith("2022"));
    }

    @Test
    void a_change_of_either_edition_takes_effect_with_the_next_night() throws IOException {
        city.change(FIRST, "value: 98", "value: 97");
        city.night();
        assertThat(values()).contains("2021 2021 >= 97", "2022 2022 >= 99");
        city.change(NEXT, "value: 99", "value: 96");
        city.night();
        assertThat(values()).contains("2021 2021 >= 97", "2022 2022 >= 96");
    }

    @Test
    void an_edition_that_leaves_the_catalogue_takes_its_values_along_and_no_others() throws IOException {
        Files.delete(city.home().resolve(NEXT));
        city.night();
        assertThat(values()).containsExactly("2021 2020 >= 98", "2021 2021 >= 98", "2021 2022 >= 98");
    }

    private List<String> values() {
        return city.jdbc().sql("""
                select concat_ws(' ', rule_version, year, comparator, target) from scorer.indicator_value
                where indicator_code = 'B34' and scope = 'all' and division_code = '150105' order by 1""").query(String.class).list();
    }
}
