package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
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
        assertThat(DIVISIONS.spokenOf(name, DAY)).hasValueSatisfying(d -> assertThat(d.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"抽检明细.csv", "报表20150102.csv", "新城区与回民区明细.csv", "新城区150103.csv", "郊区明细.csv"})
    void a_name_that_speaks_of_none_or_of_several_speaks_of_none(String name) {
        assertThat(DIVISIONS.spokenOf(name, DAY)).isEmpty();
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
        assertThat(DIVISIONS.upwards("150102")).containsExactly("150102", "150100");
        assertThat(DIVISIONS.within("150100")).hasSize(12);
        assertThat(DIVISIONS.isLeaf("150100")).isFalse();
    }
}
