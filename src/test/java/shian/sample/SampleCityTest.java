package shian.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCityTest {

    private static final SampleInbox COMMITTED = new SampleInbox(Path.of("sample-data", "inbox"));

    @TempDir
    static Path temporary;

    private static SampleInbox inbox;

    @BeforeAll
    static void write() throws IOException {
        inbox = written("first", 2022, 1);
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        assertSameFiles(written("second", 2022, 1), inbox);
    }

    @Test
    void anotherSeedGivesAnotherCityWithTheSameTotals() throws IOException {
        SampleInbox other = written("other", 7, 1);

        String name = "market-regulation/SCJG_CYJC_150105_2020_MX_V01.csv";
        assertThat(Files.mismatch(other.directory().resolve(name), inbox.directory().resolve(name))).isNotEqualTo(-1);
        assertThat(countOf(other, "2020")).isEqualTo(11_965);
        assertThat(countOf(other, "2021")).isEqualTo(13_042);
        assertThat(countOf(other, "2022")).isEqualTo(5_435);
    }

    @Test
    void theCommittedInboxIsWhatTheGeneratorWrites() throws IOException {
        assertSameFiles(COMMITTED, inbox);
    }

    @Test
    void theInboxIsSmallEnoughToCommit() throws IOException {
        long bytes = 0;
        for (String path : inbox.paths()) {
            bytes += Files.size(inbox.directory().resolve(path));
        }
        assertThat(bytes).isLessThan(40_000_000);
    }

    @Test
    void scaleThreeTriplesTheDetailAndKeepsNumbersUnique() throws IOException {
        SampleInbox tripled = written("tripled", 2022, 3);

        assertThat(tripled.paths()).isEqualTo(inbox.paths());
        assertThat(tripled.countedRows()).hasSize(3 * (11_965 + 13_042 + 5_435));
        assertThat(tripled.goodRows()).hasSize(3 * inbox.goodRows().size());
        Set<String> numbers = new HashSet<>();
        for (Map<String, String> row : tripled.goodRows()) {
            assertThat(numbers.add(row.get("抽样编号"))).as(row.get("抽样编号")).isTrue();
        }
    }

    @Test
    void aScaleBelowOneIsRefused() {
        assertThatThrownBy(() -> new SampleCity(2022, 0)).hasMessage("The scale must be at least 1, but was: 0");
    }

    @Test
    void filesLieInAFolderADepartment() {
        assertThat(inbox.names("statistics")).containsExactly(
                "TJ_QH_150100_2020_QC_V01.csv", "TJ_QH_150100_2021_QC_V01.csv", "TJ_QH_150100_2022_QC_V01.csv",
                "TJ_RK_150100_2020_QC_V01.csv", "TJ_RK_150100_2021_QC_V01.csv");
        assertThat(inbox.names("finance")).containsExactly(
                "CZ_BF_150100_2020_MX_V01.csv", "CZ_BF_150100_2021_MX_V01.csv", "CZ_BF_150100_202201-202205_MX_V01.csv",
                "CZ_YS_150100_2020_MX_V01.csv", "CZ_YS_150100_2021_MX_V01.csv", "CZ_YS_150100_2022_MX_V01.csv");
        assertThat(inbox.names("health")).hasSize(34).contains(
                "WJW_HXWR_150100_2021Q3_MX_V01.txt", "呼和浩特市2020年食源性疾病病例监测明细表.xls", "托县2021年食源性疾病病例.zip",
                "附件1：呼和浩特市2021年第四季度化学污染物监测明细表（修订）.xlsx");
        assertThat(inbox.names("agriculture")).hasSize(41);
        assertThat(inbox.names("grain")).hasSize(8);
        assertThat(inbox.names("education")).hasSize(3);
        List<String> market = inbox.names("market-regulation");
        assertThat(market).hasSize(296).contains(
                "SCJG_CYJC_150100_2020_HZ_V01.csv", "SCJG_CYJC_150100_2021_HZ_V01.csv",
                "SCJG_JH_150100_2020_MX_V01.csv", "SCJG_JH_150100_2021_MX_V01.csv", "SCJG_JH_150100_2022_MX_V01.csv",
                "SCJG_CYJC_150125_202201-202205_MX_V01.csv", "SCJG_CYJC_150172_2021H2_MX_V01.csv",
                "土左旗2021年8月食品抽检明细表.csv", "关于报送2022年抽检数据的通知.txt");
        assertThat(market).doesNotContain("SCJG_CYJC_150121_202108_MX_V01.csv");
        assertThat(market.stream().filter(name -> name.endsWith(".manifest.json"))).containsExactly(
                "SCJG_CYJC_150105_202106_MX_V02.csv.manifest.json",
                "SCJG_CYJC_150123_202201-202203_MX_V01.csv.manifest.json",
                "SCJG_CYJC_150123_202201-202205_MX_V01.csv.manifest.json");
        assertThat(inbox.allDetails()).hasSize(87);
    }

    private static SampleInbox written(String folder, long seed, int scale) throws IOException {
        Path directory = temporary.resolve(folder);
        new SampleCity(seed, scale).writeTo(directory);
        return new SampleInbox(directory);
    }

    private static long countOf(SampleInbox in, String year) {
        return in.countedRows().stream().filter(row -> row.get("报告日期").startsWith(year)).count();
    }

    private static void assertSameFiles(SampleInbox actual, SampleInbox expected) throws IOException {
        assertThat(actual.paths()).isEqualTo(expected.paths());
        for (String path : expected.paths()) {
            assertThat(Files.mismatch(actual.directory().resolve(path), expected.directory().resolve(path)))
                    .as("first differing byte of %s (-1: none)", path)
                    .isEqualTo(-1);
        }
    }
}
