package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of divisions, and what files call them (domain.md D12, D13). */
class DivisionsTest {

    private static final Divisions DIVISIONS = CatalogReader.read(Path.of("jobs")).divisions();
    private static final LocalDate DAY = LocalDate.of(2021, 12, 31);

    @ParameterizedTest
    @CsvSource({"新城区2021年3月抽检明细.csv, 150102", "呼和浩特市新城区2021年3月.csv, 150102", "呼市-土左旗-明细.csv, 150121",
            "报送150104数据.csv, 150104", "150104_明细_20210403.csv, 150104", "呼和浩特经济技术开发区明细.csv, 150172",
            "新城区（150102）明细.csv, 150102", "市本级明细.csv, 150100-own", "呼和浩特市明细.csv, 150100"})
    void a_name_speaks_of_the_lowest_division_it_names(String name, String code) {
        assertThat(DIVISIONS.names().spokenOf(name, DAY, "150100")).hasValueSatisfying(d -> assertThat(d.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"抽检明细.csv", "报表20150102.csv", "新城区与回民区明细.csv", "新城区150103.csv", "郊区明细.csv"})
    void a_name_that_speaks_of_none_or_of_several_speaks_of_none(String name) {
        assertThat(DIVISIONS.names().spokenOf(name, DAY, "150100")).isEmpty();
    }

    @Test
    void an_alias_means_a_division_only_in_its_time() {
        assertThat(DIVISIONS.named("郊区", LocalDate.of(2000, 12, 31))).isPresent();
        assertThat(DIVISIONS.named("郊区", LocalDate.of(2001, 1, 1))).isEmpty();
    }

    @Test
    void a_division_is_within_itself_and_what_it_belongs_to() {
        assertThat(DIVISIONS.isWithin("150102", "150102")).isTrue();
        assertThat(DIVISIONS.isWithin("150102", "150100")).isTrue();
        assertThat(DIVISIONS.isWithin("150100", "150102")).isFalse();
        assertThat(DIVISIONS.upwards("150102")).containsExactly("150102", "150100", "150000");
        assertThat(DIVISIONS.within("150100")).hasSize(12);
        assertThat(DIVISIONS.isLeaf("150100")).isFalse();
    }

    @Test
    void the_region_has_twelve_cities_and_their_103_counties() {
        assertThat(DIVISIONS.children("150000")).filteredOn(d -> d.level() == Division.Level.CITY).hasSize(12);
        assertThat(DIVISIONS.all()).filteredOn(d -> d.level() == Division.Level.COUNTY).hasSize(103)
                .allSatisfy(county -> assertThat(county.code()).startsWith(county.parent().orElseThrow().substring(0, 4)));
    }

    @ParameterizedTest
    @CsvSource({"市本级, 150103, 150100-own", "市本级, 150200, 150200-own", "左旗, 150105, 150121", "左旗, 152900, 152921",
            "右旗, 150200, 150221", "右旗, 150400, 150423", "新城区, 150200, 150102"})
    void a_name_that_several_bear_means_the_one_of_the_city_whose_file_it_is(String name, String from, String code) {
        assertThat(DIVISIONS.names().find(name, DAY, from)).hasValueSatisfying(d -> assertThat(d.code()).isEqualTo(code));
    }

    @Test
    void a_name_that_several_bear_means_none_of_them_in_a_file_of_the_region() {
        assertThat(DIVISIONS.names().find("左旗", DAY, "150000")).isEmpty();
        assertThat(DIVISIONS.names().find("市本级", DAY, "150000")).isEmpty();
    }

    @Test
    void an_old_code_stands_for_what_goes_on_under_another() {
        assertThat(DIVISIONS.named("152622", DAY)).hasValueSatisfying(d -> assertThat(d.code()).isEqualTo("150123"));
        assertThat(DIVISIONS.current("152621")).isEqualTo("150125");
        assertThat(DIVISIONS.current("150102")).isEqualTo("150102");
    }

    @Test
    void a_county_with_its_zone_is_their_sum_and_no_part_of_the_city() {
        assertThat(DIVISIONS.within("150105-folded")).extracting(Division::code)
                .containsExactly("150105-folded", "150105", "150172");
        assertThat(DIVISIONS.isWithin("150172", "150105-folded")).isTrue();
        assertThat(DIVISIONS.isWithin("150105-folded", "150100")).isFalse();
        assertThat(DIVISIONS.named("150105-folded", DAY)).as("no file is about it").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"150172, 2", "150105-folded, 2", "150121, 1", "150104, 1", "150105, 0", "150102, 0", "150100, 0", "150000, 0"})
    void territory_that_moves_breaks_the_series_of_whatever_holds_one_side_of_it(String code, int breaks) {
        assertThat(DIVISIONS.boundaryBreaks(code, 2021)).hasSize(breaks);
        assertThat(DIVISIONS.boundaryBreaks(code, 2020)).isEmpty();
        assertThat(DIVISIONS.boundaryBreaks(code, 2022)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2021-01-01, 2021", "2021-07-01, 2021 2022", "2021-12-31, 2021 2022"})
    void a_year_in_which_territory_moved_fits_neither_the_one_before_nor_the_one_after(LocalDate on, String years) {
        Division.Succession moved = new Division.Succession("150172", "150121", on, Division.Succession.Kind.TERRITORY, "");
        assertThat(IntStream.rangeClosed(2020, 2023).filter(moved::breaks).mapToObj(String::valueOf)
                .collect(Collectors.joining(" "))).isEqualTo(years);
    }

    @Test
    void what_holds_several_is_the_lowest_city_or_province() {
        assertThat(DIVISIONS.holding(Set.of("150105", "150100"))).contains("150100");
        assertThat(DIVISIONS.holding(Set.of("150105", "150205"))).contains("150000");
        assertThat(DIVISIONS.holding(Set.of("440100"))).as("outside the tree").isEmpty();
    }

    @Test
    void the_tree_of_many_cities_is_worked_out_once() {
        List<Division> many = new ArrayList<>(List.of(division("900000", Division.Level.PROVINCE, null)));
        IntStream.range(0, 3000).forEach(city -> {
            String code = "C" + city;
            many.add(division(code, Division.Level.CITY, "900000"));
            IntStream.range(0, 10).forEach(county -> many.add(division(code + "-" + county, Division.Level.COUNTY, code)));
        });
        Divisions tree = new Divisions(many, List.of(), Optional.empty());
        assertThat(tree.within("900000")).hasSize(33_001);
        assertThat(tree.within("900000")).as("kept, not gathered again").isSameAs(tree.within("900000"));
        assertThat(tree.isWithin("C2999-9", "900000")).isTrue();
        assertThat(tree.names().mentioned("报表C2999-9明细")).containsExactly("C2999-9");
    }

    private static Division division(String code, Division.Level level, String parent) {
        return new Division(code, level, Optional.ofNullable(parent), new Title(code, code), DAY, null, List.of(), List.of(), 0);
    }
}
