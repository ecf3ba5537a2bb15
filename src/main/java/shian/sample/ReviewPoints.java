package shian.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Points that reviewers visit in three days, spread over divisions and kinds of business; every kind is seen. */
final class ReviewPoints {

    static final List<String> HEADER = List.of("点位编号", "组别", "日期", "旗县区", "业态", "单位名称", "检查表版本", "检查项数", "符合",
            "不符合", "合理缺项", "抽查从业人员数", "持健康证明人数", "得分", "检查结论", "问题描述", "照片", "整改期限", "复查结果");

    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 6, 6);
    private static final int GROUPS = 3;
    private static final int ITEMS = 30;

    private final String letters;
    private final List<Division> divisions;
    private final List<String> types;
    private final Random random;

    /**
     * Points to be visited.
     *
     * @param letters first letters of their numbers
     * @param types   kinds of business, all of which are seen if there are as many points
     */
    ReviewPoints(String letters, List<Division> divisions, List<String> types, Random random) {
        this.letters = letters;
        this.divisions = divisions;
        this.types = types;
        this.random = random;
    }

    SampleRows rows(int points) {
        List<SampleRows.Row> rows = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            rows.add(point(i, divisions.get(i * divisions.size() / points)));
        }
        return new SampleRows(HEADER, rows);
    }

    private SampleRows.Row point(int index, Division division) {
        String type = types.get(index % types.size());
        int failed = Math.max(0, random.nextInt(6) - 2);
        int leftOut = random.nextInt(3);
        int passed = ITEMS - failed - leftOut;
        int workers = 2 + random.nextInt(6);
        LocalDate day = FIRST_DAY.plusDays(index % 3);
        return new SampleRows.Row(division, day, List.of(
                SampleCell.of(letters + "%03d".formatted(index + 1)),
                SampleCell.of(index % GROUPS + 1),
                SampleCell.of(day),
                SampleCell.of(division.title()),
                SampleCell.of(type),
                SampleCell.of(division.shortTitle() + "示例" + type + (index + 1) + "号"),
                SampleCell.of("2021版"),
                SampleCell.of(ITEMS),
                SampleCell.of(passed),
                SampleCell.of(failed),
                SampleCell.of(leftOut),
                SampleCell.of(workers),
                SampleCell.of(workers),
                SampleCell.of(BigDecimal.valueOf(100L * passed).divide(BigDecimal.valueOf(ITEMS - leftOut), 1, java.math.RoundingMode.HALF_UP)),
                SampleCell.of(failed < 2 ? "符合" : failed < 4 ? "基本符合" : "不符合"),
                SampleCell.of(failed == 0 ? "无" : "台账、标识等" + failed + "项"),
                SampleCell.of(letters + (index + 1) + ".jpg"),
                failed == 0 ? SampleCell.EMPTY : SampleCell.of(day.plusDays(15)),
                SampleCell.of(failed == 0 ? "" : index % 17 == 0 ? "整改中" : "整改到位")));
    }
}
