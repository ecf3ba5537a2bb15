package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MR04: the offices' ledgers of food cases by day of filing; worth in ten thousand yuan, the other amounts in yuan. */
final class EnforcementCaseFeed {

    private static final String FILED = "立案日期";
    private static final String PROCEDURE = "程序";
    private static final String DECIDED = "处罚决定日期";
    private static final String FINE = "罚款金额";
    private static final String CONFISCATED = "没收金额";
    private static final String TOTAL = "罚没款合计";
    private static final List<String> HEADER = List.of(
            "案件编号", "案件名称", FILED, "案件来源", SamplingBatch.NUMBER, "办案机构", "机构区划", "当事人名称", "当事人类型", "统一社会信用代码",
            "环节", "案由", PROCEDURE, "案值(万元)", "处罚决定书文号", DECIDED, "处罚种类", FINE, CONFISCATED, TOTAL, "处罚到人", "人员姓名",
            "对人罚款", "从业禁止年限", "行刑衔接移送", "移送日期", "公安是否受理", "行政拘留", "结案日期", "公示日期", "撤销标志");
    private static final int DAYS_TO_CLOSE = 15;
    private static final int DAYS_TO_PUBLISH = 5;
    private static final int FIRST_SPARE = 901;

    /** The case whose ledger does not say which sample it began with, so that its disposal finds no case. */
    private final EnforcementCase unlinked;
    private final List<EnforcementCase> cases;
    private final OfficeFiles files;

    EnforcementCaseFeed(EnforcementCases cases) {
        this.cases = cases.all();
        this.unlinked = this.cases.stream()
                .filter(made -> made.disposal() != null && made.disposal().division() == Division.YUQUAN
                        && made.filed().getYear() == 2021)
                .findFirst()
                .orElseThrow();
        this.files = new OfficeFiles(
                "AJ",
                "食品违法案件台账",
                List.of(FINE, CONFISCATED, TOTAL),
                TableFile.USUAL,
                special());
    }

    private Map<String, OfficeFiles.Special> special() {
        Map<String, OfficeFiles.Special> special = new HashMap<>();
        for (Period period : Period.YEARS) {
            special.put(Division.CITY_CODE + "-own " + period.text(), OfficeFiles.Special.named(
                    Division.CITY_LEVEL + period.title() + "食品案件台账", WorkbookFormat.XLSX));
        }
        special.put("150102 2021", OfficeFiles.Special.workbookByMonth("附件3：新城区2021年食品违法案件明细表（按月）"));
        special.put("150104 2021", OfficeFiles.Special.named("附件2：玉泉区2021年食品违法案件明细表（12月）修订", WorkbookFormat.XLSX));
        special.put("150105 2020", OfficeFiles.Special.named("赛罕区2020年食品案件台账", WorkbookFormat.XLS));
        special.put("150121 2021", OfficeFiles.Special.named(
                        "土左旗2021年食品案件台账(最终版2)", TextFormat.csv(FileEncoding.GB18030))
                .withHeaders(Map.of("案件编号", "案号", DECIDED, "处罚日期", TOTAL, "罚没金额", FINE, "罚款(元)"))
                .withFaults(faults(Division.TUMED_LEFT, TOTAL, "999999.99", DECIDED, "2021-01-01")));
        special.put("150105 2021", OfficeFiles.Special.named("赛罕2021年食品案件台账", WorkbookFormat.XLSX)
                .withFaults(faults(Division.SAIHAN, PROCEDURE, "快速程序", FILED, "2021-02-30")));
        return special;
    }

    void writeTo(Path directory) throws IOException {
        for (Period period : Period.YEARS) {
            for (Office office : Office.ALL) {
                files.write(directory, office, period, new SampleRows(HEADER, cases.stream()
                        .filter(made -> made.office().equals(office) && period.contains(made.filed()))
                        .map(this::row)
                        .toList()));
            }
        }
    }

    private SampleRows.Row row(EnforcementCase made) {
        boolean sampled = made.disposal() != null && made != unlinked;
        String source = made == unlinked ? "日常检查" : made.source();
        List<SampleCell> cells = texts(made.number(), "涉嫌违反" + made.cause() + "案");
        cells.add(SampleCell.of(made.filed()));
        cells.addAll(texts(source, sampled ? made.disposal().batch().cell(SamplingBatch.NUMBER) : "/", made.office().name(),
                made.office().title(), made.party().name(), made.party().type(), made.party().creditCode(),
                made.link().title(), made.cause(), made.ordinary() ? "普通程序" : "简易程序"));
        cells.add(SampleCell.of(BigDecimal.valueOf(made.value(), 6).setScale(4)));
        cells.addAll(decision(made.decision()));
        return new SampleRows.Row(null, made.filed(), cells);
    }

    private static List<SampleCell> decision(EnforcementCase.Decision decision) {
        if (decision == null) {
            return texts("", "", "", "", "", "", "否", "", "", "", "否", "", "", "", "", "", "否");
        }
        EnforcementCase.Person person = decision.person();
        boolean handedOver = decision.transferred() != null;
        List<SampleCell> cells = texts(decision.number());
        cells.add(SampleCell.of(decision.day()));
        cells.addAll(texts(decision.penalty()));
        cells.addAll(List.of(yuan(decision.fine()), yuan(decision.confiscated()), yuan(decision.total())));
        cells.addAll(texts(person == null ? "否" : "是", person == null ? "" : person.name()));
        cells.add(person == null ? SampleCell.EMPTY : yuan(person.fine()));
        cells.addAll(texts(decision.banYears() == 0 ? "" : "" + decision.banYears(), handedOver ? "是" : "否"));
        cells.add(SampleCell.ofKnown(decision.transferred()));
        cells.addAll(texts(handedOver ? "是" : "", ""));
        cells.add(SampleCell.ofKnown(Disposals.known(decision.day().plusDays(DAYS_TO_CLOSE))));
        cells.add(SampleCell.ofKnown(Disposals.known(decision.day().plusDays(DAYS_TO_PUBLISH))));
        cells.addAll(texts(decision.revoked() ? "是" : "否"));
        return cells;
    }

    /**
     * Cases that stand nowhere else, each with a text that one of its columns cannot hold.
     *
     * @param columnsAndTexts a column, its text, a column, its text
     */
    private List<SampleRows.Row> faults(Division division, String... columnsAndTexts) {
        EnforcementCase like = cases.stream()
                .filter(made -> made.office().code().equals(division.code()) && made.filed().getYear() == 2021
                        && made.disposal() == null && made.decision() != null)
                .findFirst()
                .orElseThrow();
        List<SampleRows.Row> faults = new ArrayList<>();
        for (int i = 0; i < columnsAndTexts.length; i += 2) {
            String number = like.office().sign() + "市监案〔2021〕" + (FIRST_SPARE + i) + "号";
            EnforcementCase nowhere = new EnforcementCase(like.office(), number, like.filed(), like.source(), null, like.party(),
                    like.link(), like.cause(), like.ordinary(), like.group(), like.value(), like.decision());
            faults.add(row(nowhere).with(HEADER, columnsAndTexts[i], columnsAndTexts[i + 1]));
        }
        return faults;
    }

    private static List<SampleCell> texts(String... texts) {
        List<SampleCell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(SampleCell.of(text));
        }
        return cells;
    }

    private static SampleCell yuan(long fen) {
        return SampleCell.of(BigDecimal.valueOf(fen, 2));
    }
}
