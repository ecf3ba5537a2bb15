package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** RO04: the food-safety coordinators of communities and villages as of a day; of few villages the post is vacant. */
final class CoordinatorFeed {

    private static final List<String> HEADER = List.of("旗县区", "乡镇街道", "社区嘎查", "类型", "姓名", "在岗");
    private static final String OFFICE = Division.CITY_NAME + "食品药品安全委员会办公室";
    private static final String TITLE = "食品安全协管员名册";
    private static final List<String> SURNAMES = List.of("赵", "钱", "孙", "周", "吴", "郑", "王", "李", "白", "云");
    private static final int VILLAGES = 1_733;
    private static final int VILLAGES_A_TOWNSHIP = 16;
    private static final int INFORMANT_ONE_IN = 6;
    /** Coordinators at the end of 2021, assumed, and in May 2022: F071. */
    private static final int FIRST = 1_706;
    private static final int SECOND = 1_722;

    private final Seed seed;

    CoordinatorFeed(Seed seed) {
        this.seed = seed;
    }

    void writeTo(Path directory) throws IOException {
        TextFormat.csv(FileEncoding.GB18030).write(
                List.of(rows(LocalDate.of(2021, 12, 31), FIRST).presented("", "2021年度" + TITLE, OFFICE, 2)),
                directory.resolve("SYB_XGY_150100_2021_QC_V01.csv"));
        WorkbookFormat.XLS.write(
                List.of(rows(LocalDate.of(2022, 5, 31), SECOND).presented("名册", "2022年5月" + TITLE, OFFICE, 2)),
                directory.resolve("呼和浩特市2022年5月食品安全协管员名册.xls"));
    }

    private SampleRows rows(LocalDate day, int coordinators) {
        Random random = seed.stream("coordinators");
        long[] villages = Apportionment.split(VILLAGES, VillageNames.weights());
        List<SampleRows.Row> rows = new ArrayList<>();
        int number = 0;
        for (Division division : Division.values()) {
            for (int village = 0; village < villages[division.ordinal()]; village++) {
                // the vacant ones are spread over the city
                boolean vacant = vacantBefore(++number, coordinators) > vacantBefore(number - 1, coordinators);
                String township = VillageNames.township(division, village / VILLAGES_A_TOWNSHIP);
                String name = VillageNames.village(division, village);
                rows.add(row(division, day, township, name, "协管员", vacant ? "" : SampledUnits.pick(SURNAMES, random) + "示例"));
                if (random.nextInt(INFORMANT_ONE_IN) == 0) {
                    rows.add(row(division, day, township, name, "信息员", SampledUnits.pick(SURNAMES, random) + "示例"));
                }
            }
        }
        return new SampleRows(HEADER, rows);
    }

    private static int vacantBefore(int number, int coordinators) {
        return number * (VILLAGES - coordinators) / VILLAGES;
    }

    private static SampleRows.Row row(Division division, LocalDate day, String township, String village, String kind, String name) {
        return new SampleRows.Row(division, day, List.of(SampleCell.of(division.title()), SampleCell.of(township), SampleCell.of(village),
                SampleCell.of(kind), SampleCell.of(name), SampleCell.of(name.isEmpty() ? "否" : "是")));
    }
}
