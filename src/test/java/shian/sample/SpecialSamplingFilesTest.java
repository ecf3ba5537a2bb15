package shian.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpecialSamplingFilesTest {

    private static final SampleInbox INBOX = SampleInbox.KEPT;

    @Test
    void theFirstVersionLacksFourBatchesAndFailsTwoThatPassedInTheSecond() {
        Map<String, String> first = conclusions("SCJG_CYJC_150105_202106_MX_V01.csv");
        Map<String, String> second = conclusions("SCJG_CYJC_150105_202106_MX_V02.csv");

        assertThat(second.keySet()).containsAll(first.keySet()).hasSize(first.size() + 4);
        List<String> changed = first.keySet().stream()
                .filter(number -> !first.get(number).equals(second.get(number)))
                .map(number -> first.get(number) + " " + second.get(number))
                .toList();
        assertThat(changed).containsExactly("纯抽检不合格样品 纯抽检合格样品", "纯抽检不合格样品 纯抽检合格样品");
    }

    @Test
    void theFileWithBadRowsStaysBelowFivePercent() {
        WrittenFile file = INBOX.detail("SCJG_CYJC_150121_202103_MX_V01.csv");
        List<Map<String, String>> distinct = new ArrayList<>(new LinkedHashSet<>(file.rows()));
        assertThat(file.rows()).hasSize(distinct.size() + 2);

        List<Map<String, String>> bad =
                distinct.stream().filter(row -> row.get("报告书编号").contains("9000000")).toList();
        assertThat(bad).hasSize(7).allMatch(row -> row.get("数据状态").equals("已批准"));
        assertThat(bad.get(0)).containsEntry("被抽样单位所在县", "赛汗区");
        assertThat(bad.get(1)).containsEntry("抽样日期", "2021-02-30");
        assertThat(bad.get(2)).containsEntry("报告日期", "2021-04-02");
        assertThat(bad.get(3)).containsEntry("结论", "合格？");
        assertThat(bad.get(4)).containsEntry("抽样编号", "");
        assertThat(bad.get(5)).hasEntrySatisfying("社会信用代码", code -> assertThat(code).startsWith("92150100XX999999"));
        assertThat(bad.get(6)).containsEntry("抽样编号", "1.5E+18");
        assertThat(100.0 * bad.size() / file.rows().size()).isLessThan(5);
    }

    @Test
    void theFileToRefuseHasTwelvePercentBadRowsAndItsPredecessorNone() {
        List<Map<String, String>> right = INBOX.detail("SCJG_CYJC_150104_202205_MX_V01.csv").rows();
        List<Map<String, String>> spoiled = INBOX.detail("SCJG_CYJC_150104_202205_MX_V02.csv").rows();

        assertThat(spoiled).hasSameSizeAs(right);
        List<Map<String, String>> bad =
                spoiled.stream().filter(row -> !right.contains(row)).toList();
        assertThat(100.0 * bad.size() / spoiled.size()).isBetween(11.0, 12.5);
        assertThat(bad).allMatch(row -> row.get("报告日期").endsWith("-00")
                || row.get("结论").equals("待定")
                || row.get("被抽样单位所在县").equals("玉全区"));
    }

    @Test
    void theZeroReportSaysSo() {
        WrittenFile file = INBOX.detail("SCJG_CYJC_150124_202204_MX_V01.csv");
        assertThat(file.lines()).hasSize(3);
        assertThat(file.lines().get(0).get(0)).isEqualTo("2022年4月食品安全监督抽检明细表");
        assertThat(file.lines().get(1)).hasSize(31);
        assertThat(file.lines().get(2).get(0)).isEqualTo("零报告");
    }

    @Test
    void theLongerCumulativeFileContainsTheShorter() {
        List<Map<String, String>> shorter = INBOX.detail("SCJG_CYJC_150123_202201-202203_MX_V01.csv").rows();
        List<Map<String, String>> longer = INBOX.detail("SCJG_CYJC_150123_202201-202205_MX_V01.csv").rows();
        assertThat(shorter).isNotEmpty().hasSizeLessThan(longer.size());
        assertThat(longer.subList(0, shorter.size())).isEqualTo(shorter);
    }

    @Test
    void manifestsTellTheTruth() throws Exception {
        assertManifest("SCJG_CYJC_150105_202106_MX_V02.csv", "replace", 2, "SCJG_CYJC_150105_202106_MX_V01.csv");
        assertManifest("SCJG_CYJC_150123_202201-202203_MX_V01.csv", "cumulative", 1, null);
        assertManifest(
                "SCJG_CYJC_150123_202201-202205_MX_V01.csv", "cumulative", 1,
                "SCJG_CYJC_150123_202201-202203_MX_V01.csv");
    }

    private static void assertManifest(String name, String mode, int version, String supersedes)
            throws IOException, NoSuchAlgorithmException {
        Path path = INBOX.directory().resolve("market-regulation").resolve(name);
        JsonNode manifest = JsonMapper.builder().build().readTree(
                Files.readString(path.resolveSibling(name + ".manifest.json")));
        WrittenFile file = INBOX.detail(name);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));

        assertThat(manifest.get("file").asString()).isEqualTo(name);
        assertThat(manifest.get("sha256").asString()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(manifest.get("rows").asInt()).isEqualTo(file.rows().size());
        assertThat(manifest.get("division").asString()).isEqualTo(name.split("_")[2]);
        assertThat(manifest.get("period").asString()).isEqualTo(name.split("_")[3]);
        assertThat(manifest.get("version").asInt()).isEqualTo(version);
        assertThat(manifest.get("mode").asString()).isEqualTo(mode);
        assertThat(manifest.get("encoding").asString()).isEqualTo(file.charset());
        assertThat(manifest.get("supersedes").isNull() ? null : manifest.get("supersedes").asString())
                .isEqualTo(supersedes);
    }

    private static Map<String, String> conclusions(String name) {
        return INBOX.detail(name).rows().stream().collect(Collectors.toMap(
                row -> row.get("抽样编号"), row -> row.get("结论"), (one, other) -> one, LinkedHashMap::new));
    }
}
