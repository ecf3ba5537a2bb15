package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the names of files say, by the patterns of the contracts. */
class FilePatternTest {

    private static final Divisions DIVISIONS = CatalogReader.read(Path.of("jobs")).divisions();
    private static final FilePattern CODED = new FilePattern("SCJG_CYJC_{division}_{period}_MX_V{version}.csv", DIVISIONS.names().all());
    private static final FilePattern NAMED = new FilePattern("{division}{period}食品抽检明细*.csv", DIVISIONS.names().all());

    @ParameterizedTest
    @CsvSource({"SCJG_CYJC_150102_202103_MX_V01.csv, 150102 202103 1", "SCJG_CYJC_150102_2021H1_MX_V12.csv, 150102 2021H1 12",
            "SCJG_CYJC_150102_202101-202106_MX_V1.csv, 150102 202101-202106 1", "scjg_cyjc_150102_2021_mx_v01.CSV, 150102 2021 1",
            "SCJG_CYJC_150100-own_2021_MX_V01.csv, 150100-own 2021 1", "SCJG_CYJC_新城区_2021_MX_V01.csv, 新城区 2021 1",
            "SCJG_CYJC_159999_2021_MX_V01.csv, 159999 2021 1"})
    void a_coded_name_tells_division_period_and_version(String name, String says) {
        assertThat(CODED.match(name)).hasValueSatisfying(found ->
                assertThat(found.division() + " " + found.period() + " " + found.version()).isEqualTo(says));
    }

    @ParameterizedTest
    @CsvSource({"新城区2021年3月食品抽检明细.csv, 新城区 2021年3月", "土左旗2021年1-6月食品抽检明细表.csv, 土左旗 2021年1-6月",
            "赛罕2021年上半年食品抽检明细（修改）.csv, 赛罕 2021年上半年", "武川2021年第三季度食品抽检明细.csv, 武川 2021年第三季度",
            "清水河县2021年食品抽检明细.csv, 清水河县 2021年"})
    void a_name_in_words_tells_division_and_period(String name, String says) {
        assertThat(NAMED.match(name)).hasValueSatisfying(found -> {
            assertThat(found.division() + " " + found.period()).isEqualTo(says);
            assertThat(found.version()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCJG_CYJC_150102_202103_MX_V.csv", "SCJG_CYJC_150102_202103_MX_V01.xlsx",
            "xSCJG_CYJC_150102_202103_MX_V01.csv", "SCJG_CYJC_150102_202103_MX_V01.csv.bak", "SCJG_CYJC_15010_202103_MX_V01.csv",
            "SCJG_CYJC_150102__MX_V01.csv", "某旗2021年3月食品抽检明细.csv"})
    void a_name_that_differs_anywhere_does_not_fit(String name) {
        assertThat(CODED.match(name)).isEmpty();
        assertThat(NAMED.match(name)).isEmpty();
    }
}
