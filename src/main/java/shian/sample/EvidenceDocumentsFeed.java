package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** RO03: the documents that thirteen experts read, and what each of them proves; a thousand and some. */
final class EvidenceDocumentsFeed {

    private static final List<String> HEADER = List.of("材料编号", "指标编码", "佐证年度", "文号", "标题", "发文单位", "旗县区", "日期",
            "页数", "审查结论", "专家", "认定数", "应有数");
    private static final int EXPERTS = 13;
    private static final Period READ = Period.months(YearMonth.of(2019, 1), YearMonth.of(2022, 6));
    private static final List<Integer> YEARS = List.of(2020, 2021, 2022);
    private static final String CITY = Division.CITY_LEVEL;

    private final Random random;
    private final List<SampleRows.Row> rows = new ArrayList<>();
    private int documents;

    EvidenceDocumentsFeed(Seed seed) {
        random = seed.stream("evidence documents");
        leading();
        emergenciesAndTests();
        gatesAndBonus();
        filler();
    }

    private void leading() {
        for (String office : offices()) {
            eachYear("B01", "专题研究食品安全工作会议纪要", office, "4", "4", "2");
            document("B02", "党政领导干部食品安全工作责任清单", office, YEARS, null, null);
            eachYear("B03", "评议考核办法（食品安全权重）", office, "3", "3", "3");
            document("B04", "食品安全工作评议考核结果", office, List.of(2020), null, null);
            document("B04", "食品安全工作评议考核结果", office, List.of(2021), null, null);
            eachYear("B06", "食药安委全体会议和联络员会议纪要", office, "3", "3", "1");
        }
        document("B04", "自治区评议考核优秀等次的通报", CITY, List.of(2019), null, null);
        YEARS.forEach(year -> {
            document("B05", "实施方案与制度目录", CITY, List.of(year), "12", "12");
            document("B41", "农村牧区假冒伪劣食品整治行动总结", CITY, List.of(year), year == 2022 ? "1" : "2", "2");
        });
        document("B42", "约谈网络订餐第三方平台并下达责令整改通知书的记录", CITY, List.of(2021), "1", null);
        eachYear("B13", "风险监测结果通报会商纪要", CITY, "2", "2", "1");
    }

    private void emergenciesAndTests() {
        for (Division division : Division.values()) {
            document("C10", "检验检测中心资质认定证书", division.title(), YEARS, null, null);
        }
        YEARS.forEach(year -> document("C11", "承检机构盲样考核结果", CITY, List.of(year), "9", "9"));
        document("C12", "食品安全事故（Ⅲ级）应急演练方案和总结", CITY, List.of(2021, 2022), null, null);
        for (String office : offices()) {
            eachYear("C13", "未发生较大及以上食品安全事故的证明", office, "0", "0", "0");
        }
    }

    private void gatesAndBonus() {
        eachYear("G01", "群众食品安全满意度调查报告", CITY, "82.1", "84.6", "86.2");
        eachYear("G02", "创建知晓率调查报告", CITY, "83.0", "86.5", "90.1");
        eachYear("G03", "未发生重大食品安全事故的证明", CITY, "0", "0", "0");
        eachYear("G04", "未发生引发广泛关注事件的证明", CITY, "0", "0", "0");
        for (String market : List.of("福海兴", "万惠", "美通", "保全庄")) {
            document("X04", market + "农贸市场标准化管理试行方案", CITY, List.of(2022), null, null);
        }
        document("P09", "农贸市场提档升级“以奖代补”资金文件", CITY, List.of(2022), "1540", null);
        for (String bonus : List.of("X01", "X02", "X03", "X05")) {
            YEARS.forEach(year -> document(bonus, "示范引领材料", CITY, List.of(year), null, null));
        }
    }

    /** What was read besides, for indicators that files of departments compute. */
    private void filler() {
        List<String> others = List.of("B08", "B11", "B14", "B21", "B25", "B31", "B36", "B38", "B43", "C01", "C04", "C07", "C15", "P01", "P05");
        while (documents < PublishedTotals.DOCUMENTS) {
            int year = YEARS.get(random.nextInt(YEARS.size()));
            document(others.get(random.nextInt(others.size())), "工作总结和佐证材料", offices().get(random.nextInt(offices().size())),
                    List.of(year), null, null);
        }
    }

    private static List<String> offices() {
        List<String> offices = new ArrayList<>(List.of(CITY));
        Arrays.stream(Division.values()).map(Division::title).forEach(offices::add);
        return offices;
    }

    private void eachYear(String indicator, String title, String office, String... found) {
        for (int i = 0; i < found.length; i++) {
            document(indicator, title, office, List.of(YEARS.get(i)), found[i], null);
        }
    }

    /** A document, with a row for each year that it is evidence for. */
    private void document(String indicator, String title, String office, List<Integer> years, String found, String expected) {
        documents++;
        LocalDate issued = LocalDate.of(years.get(0), 1 + random.nextInt(5), 1 + random.nextInt(28));
        int pages = 1 + random.nextInt(40);
        boolean partly = found == null && title.equals("工作总结和佐证材料") && random.nextInt(40) == 0;
        for (int year : years) {
            rows.add(new SampleRows.Row(null, issued, List.of(
                    SampleCell.of("ZL-%04d".formatted(documents)), SampleCell.of(indicator), SampleCell.of(year),
                    SampleCell.of("呼食药安办〔" + issued.getYear() + "〕" + (1 + documents % 90) + "号"),
                    SampleCell.of(title), SampleCell.of(office.equals(CITY) ? "市食药安办" : office + "食药安办"),
                    SampleCell.of(office), SampleCell.of(issued), SampleCell.of(pages),
                    SampleCell.of(partly ? "部分符合" : "符合"), SampleCell.of("专家%02d".formatted(documents % EXPERTS + 1)),
                    number(found), number(expected))));
        }
    }

    private static SampleCell number(String text) {
        return text == null ? SampleCell.EMPTY : SampleCell.of(new BigDecimal(text));
    }

    void writeTo(Path directory) throws IOException {
        SampleTable table = new SampleRows(HEADER, rows).presented("材料清单", "资料审查材料清单", "自治区级初评资料审查组", 0);
        TableFile.named("RO_ZLSC_" + Division.CITY_CODE + "_" + READ.text() + "_HZ_V01", WorkbookFormat.XLSX)
                .write(directory, List.of(table));
    }
}
