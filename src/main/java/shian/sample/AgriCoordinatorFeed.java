package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** AG05: who looks after produce in the villages as of a day: coordinators, and a supervisor and a tester a township. */
final class AgriCoordinatorFeed {

    private static final List<String> HEADER = List.of("旗县区", "乡镇苏木", "嘎查村", "类型", "姓名", "聘用日期", "离岗日期", "年补助(元)");
    private static final String OFFICE = Division.CITY_NAME + "农牧局";
    private static final String TITLE = "农畜产品质量安全协管员台账";
    private static final List<String> SURNAMES = List.of("赵", "钱", "孙", "周", "吴", "郑", "王", "李", "白", "云");
    private static final int VILLAGES = 982;
    private static final int VILLAGES_A_TOWNSHIP = 14;
    private static final int ALLOWANCE = 1_200;
    /** Villages without a coordinator at the end of 2021, assumed, and in May 2022, so that F072 are left. */
    private static final int VACANT_FIRST = 21;
    private static final int VACANT_SECOND = VILLAGES - 974;

    private final Seed seed;

    AgriCoordinatorFeed(Seed seed) {
        this.seed = seed;
    }

    void writeTo(Path directory) throws IOException {
        TextFormat.csv(FileEncoding.UTF_8_BOM).write(
                List.of(rows(LocalDate.of(2021, 12, 31), VACANT_FIRST).kept(CellHabit.DAYS_WITH_DOTS)
                        .presented("", "2021年度" + TITLE, OFFICE, 2)),
                directory.resolve("NMJ_XGY_150100_2021_QC_V01.csv"));
        WorkbookFormat.XLS.write(
                List.of(rows(LocalDate.of(2022, 5, 31), VACANT_SECOND).presented("台账", "2022年5月" + TITLE, OFFICE, 0)),
                directory.resolve("呼和浩特市2022年5月" + TITLE + ".xls"));
    }

    private SampleRows rows(LocalDate day, int vacant) {
        Random random = seed.stream("agri-coordinators");
        long[] villages = Apportionment.split(VILLAGES, Arrays.stream(Division.values())
                .mapToDouble(division -> division.isUrban() ? 1 : 8).toArray());
        List<SampleRows.Row> rows = new ArrayList<>();
        int number = 0;
        for (Division division : Division.values()) {
            for (int village = 0; village < villages[division.ordinal()]; village++) {
                boolean gone = ++number * vacant / VILLAGES > (number - 1) * vacant / VILLAGES;
                LocalDate hired = LocalDate.of(2018, 3, 1).plusDays(random.nextInt(700));
                String township = division.shortTitle() + "示例" + (village / VILLAGES_A_TOWNSHIP + 1) + "苏木乡";
                String name = "示例" + (village + 1) + "嘎查村";
                rows.add(row(division, day, township, name, "协管员", hired, gone ? day.minusDays(40) : null, random));
                if (village % VILLAGES_A_TOWNSHIP == 0) {
                    rows.add(row(division, day, township, name, "监管员", hired, null, random));
                    rows.add(row(division, day, township, name, "检测员", hired, null, random));
                }
            }
        }
        return new SampleRows(HEADER, rows);
    }

    private static SampleRows.Row row(
            Division division, LocalDate day, String township, String village, String kind, LocalDate hired, LocalDate left, Random random) {
        return new SampleRows.Row(division, day, List.of(SampleCell.of(division.title()), SampleCell.of(township), SampleCell.of(village),
                SampleCell.of(kind), SampleCell.of(SampledUnits.pick(SURNAMES, random) + "示例"), SampleCell.of(hired),
                SampleCell.ofKnown(left), SampleCell.of(ALLOWANCE)));
    }
}
