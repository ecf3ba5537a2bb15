package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MR05: what each office registered by 12315, with numbers of 19 digits, since 2021 of 20. */
final class ComplaintsFeed {

    private static final String NUMBER = "登记编号";
    private static final String KIND = "类型";
    private static final String ACCEPTED = "是否受理";
    private static final String REGISTERED = "登记日期";
    private static final String RECOVERED = "挽回经济损失";
    private static final List<String> HEADER = List.of(
            NUMBER, KIND, REGISTERED, "来源", "商品大类", "投诉举报人", "被投诉主体", "信用代码", "承办单位", "承办区划", "受理日期", ACCEPTED,
            "立案", "办结日期", "办结方式", "争议金额", RECOVERED, "是否按时");
    private static final Weighted<String> CHANNELS =
            Weighted.of(List.of("平台", "电话", "12345转办", "来函", "现场"), 55, 25, 15, 2, 3);
    private static final List<String> SURNAMES = List.of("赵", "钱", "孙", "周", "吴", "郑", "王", "李");
    private static final int FIRST_YEAR_OF_20_DIGITS = 2021;

    private final Seed seed;
    private final List<Complaint> complaints;
    private final OfficeFiles files;

    ComplaintsFeed(Seed seed, int scale, EnforcementCases cases) {
        this.seed = seed;
        this.complaints = Complaints.invent(seed, scale, cases.all());
        this.files = new OfficeFiles("TSJB", "12315投诉举报登记表", List.of(RECOVERED), List.of(
                TextFormat.csv(FileEncoding.GB18030), TextFormat.csv(FileEncoding.UTF_8), TextFormat.tabs(FileEncoding.GB18030),
                TextFormat.csv(FileEncoding.UTF_8_BOM), TextFormat.semicolons(FileEncoding.UTF_8)), special());
    }

    private static Map<String, OfficeFiles.Special> special() {
        Map<String, OfficeFiles.Special> special = new HashMap<>();
        for (Period period : Period.YEARS) {
            special.put(Division.CITY_CODE + "-own " + period.text(), OfficeFiles.Special.named(
                    Division.CITY_LEVEL + period.title() + "12315投诉举报登记表", WorkbookFormat.XLSX));
        }
        special.put("150125 2020", OfficeFiles.Special.named("武川县2020年12315投诉举报台账", WorkbookFormat.XLS));
        special.put("150124 2021", OfficeFiles.Special.workbookByMonth("清水河县2021年12315投诉举报（分月）"));
        special.put("150121 2021", OfficeFiles.Special.named(
                        "土左旗2021年12315投诉举报登记表(终稿)", TextFormat.csv(FileEncoding.GB18030))
                .withHeaders(Map.of(NUMBER, "投诉举报编号", REGISTERED, "登记时间", "办结方式", "处理结果", RECOVERED, "挽回损失(元)")));
        special.put("150103 2021", OfficeFiles.Special.named("SCJG_TSJB_150103_2021_MX_V01", TextFormat.csv(FileEncoding.UTF_8))
                .withFaults(List.of(
                        // a spreadsheet has rounded the first one
                        fault("1.50103202103E+18", KIND, Complaint.COMPLAINT),
                        fault("15010320210302999991", KIND, "建议"),
                        fault("15010320210302999992", ACCEPTED, "待定"),
                        fault("15010320210302999993", REGISTERED, "2021-02-30"),
                        fault("150103-2021-0004", KIND, Complaint.COMPLAINT))));
        return special;
    }

    private static SampleRows.Row fault(String number, String column, String text) {
        List<SampleCell> cells = texts(number, Complaint.COMPLAINT, "2021-03-02", "电话", "食品", "周示例", "福满超市示例1", "/",
                "回民区市场监督管理局", "回民区", "2021-03-03", "是", "否", "2021-03-12", "终止调解", "80", "0", "是");
        return new SampleRows.Row(Division.HUIMIN, null, cells).with(HEADER, column, text);
    }

    void writeTo(Path directory) throws IOException {
        List<SampleRows.Row> rows = new ArrayList<>();
        var random = seed.stream("complainants");
        Map<String, Integer> serials = new HashMap<>();
        List<String> offices = new ArrayList<>();
        for (Complaint one : complaints) {
            String day = one.registered().toString().replace("-", "");
            String place = one.office().code().substring(0, 6);
            int serial = serials.merge(one.office().code() + day, 1, Integer::sum) + (one.office().code().endsWith("-own") ? 50_000 : 0);
            String number = (one.registered().getYear() < FIRST_YEAR_OF_20_DIGITS ? "" : "1") + place + day + "%05d".formatted(serial);
            List<SampleCell> cells = texts(number, one.kind());
            cells.add(SampleCell.of(one.registered()));
            cells.addAll(texts(CHANNELS.draw(random), one.category(), SampledUnits.pick(SURNAMES, random) + "示例", one.about().name(),
                    one.about().creditCode(), one.office().name(), one.office().title()));
            cells.add(SampleCell.ofKnown(one.accepted()));
            cells.addAll(texts(one.accepted() == null ? "否" : "是", one.filed() ? "是" : "否"));
            cells.add(SampleCell.ofKnown(one.closed()));
            cells.addAll(texts(one.outcome()));
            cells.add(amount(one.disputed()));
            cells.add(amount(one.recovered()));
            cells.addAll(texts(one.inTime()));
            rows.add(new SampleRows.Row(null, one.registered(), cells));
            offices.add(one.office().code());
        }
        for (Period period : Period.YEARS) {
            for (Office office : Office.ALL) {
                List<SampleRows.Row> handed = new ArrayList<>();
                for (int i = 0; i < rows.size(); i++) {
                    if (offices.get(i).equals(office.code()) && period.contains(rows.get(i).day())) {
                        handed.add(rows.get(i));
                    }
                }
                files.write(directory, office, period, new SampleRows(HEADER, handed));
            }
        }
    }

    private static List<SampleCell> texts(String... texts) {
        List<SampleCell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(SampleCell.of(text));
        }
        return cells;
    }

    private static SampleCell amount(long fen) {
        return fen == 0 ? SampleCell.EMPTY : SampleCell.of(BigDecimal.valueOf(fen, 2));
    }
}
