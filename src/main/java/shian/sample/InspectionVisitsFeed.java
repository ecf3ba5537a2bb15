package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** MR08: the inspections of each year, the last as far as it goes. */
final class InspectionVisitsFeed {

    private static final List<String> HEADER = List.of("检查编号", "检查日期", "检查类型", "证书编号", "统一社会信用代码", "所属旗县区", "检查项数",
            "不符合项数", "检查结果", "整改期限", "整改完成日期", "自查报告", "风险报告", "管理制度", "检查人员");
    private static final List<String> INSPECTORS = List.of("王某、李某", "张某、赵某", "包某、白某");
    private static final int ITEMS = 36;

    private final Seed seed;
    private final FoodRegister register;

    InspectionVisitsFeed(Seed seed, FoodRegister register) {
        this.seed = seed;
        this.register = register;
    }

    void writeTo(Path directory) throws IOException {
        for (Snapshot snapshot : Snapshot.ALL) {
            SampleRows rows = rows(snapshot);
            switch (snapshot.year()) {
                case 2020 -> CompressedFile.write(directory, "呼和浩特市2020年监督检查记录明细", TextFormat.csv(FileEncoding.GB18030),
                        rows.kept(CellHabit.DAYS_WITH_DOTS).presented("", "2020年度监督检查记录明细表", Division.CITY_NAME + "市场监督管理局", 0));
                case 2021 -> CompressedFile.write(directory, "SCJG_JDJC_150100_2021_MX_V01", TextFormat.csv(FileEncoding.UTF_8),
                        rows.withFault("检查类型", "回头看").withFault("不符合项数", "若干").exported(""));
                default -> CompressedFile.write(directory, "SCJG_JDJC_150100_202201-202205_MX_V01", TextFormat.tabs(FileEncoding.GB18030),
                        rows.renamed(Map.of("检查日期", "检查时间", "不符合项数", "问题数")).exported(""));
            }
        }
    }

    private SampleRows rows(Snapshot snapshot) {
        Random random = seed.stream("inspections " + snapshot.year());
        List<SampleRows.Row> rows = new ArrayList<>();
        for (FoodUnit unit : register.units()) {
            if (unit.stands(snapshot.day())) {
                for (int i = 0; i < times(unit, snapshot, random); i++) {
                    String type = i == 0 && unit.product().equals("婴幼儿配方乳粉") ? "体系检查" : random.nextInt(6) == 0 ? "双随机" : "日常检查";
                    add(rows, unit, type, day(unit, i, snapshot, random), snapshot, random);
                }
                if (unit.kind() == UnitKind.CATERER && unit.online() && random.nextInt(8) == 0) {
                    add(rows, unit, "网络餐饮监测", day(unit, 0, snapshot, random), snapshot, random);
                }
            }
        }
        rows.sort(Comparator.comparing(SampleRows.Row::day));
        return new SampleRows(HEADER, numbered(rows, snapshot.year()));
    }

    /** Producers as often as their grade requires, canteens once a term, others by chance. */
    private static int times(FoodUnit unit, Snapshot snapshot, Random random) {
        boolean whole = snapshot.day().getMonthValue() == 12;
        return switch (unit.kind()) {
            case PRODUCER -> !whole ? random.nextInt(2) : "D".equals(unit.riskGrade()) ? 3 : "C".equals(unit.riskGrade()) ? 2 : 1;
            case SCHOOL_CANTEEN -> whole ? 2 : random.nextInt(10) == 0 ? 0 : 1;
            case CATERER -> random.nextInt(whole ? 4 : 9) == 0 ? 1 : 0;
            case SELLER -> random.nextInt(whole ? 12 : 30) == 0 ? 1 : 0;
            case MARKET -> 1;
            default -> random.nextInt(20) == 0 ? 1 : 0;
        };
    }

    /** A canteen is inspected in spring first, then in autumn, the others whenever they stand. */
    private static LocalDate day(FoodUnit unit, int visit, Snapshot snapshot, Random random) {
        int year = snapshot.year();
        LocalDate first = unit.kind() == UnitKind.SCHOOL_CANTEEN ? LocalDate.of(year, visit == 0 ? 3 : 9, 1) : snapshot.yearBegan().plusDays(3);
        LocalDate last = unit.kind() == UnitKind.SCHOOL_CANTEEN && visit == 0 ? LocalDate.of(year, 5, 31) : snapshot.day().minusDays(1);
        LocalDate licensed = unit.issuedOn().isAfter(first) ? unit.issuedOn() : first;
        return RegisterDraft.between(licensed.isAfter(last) ? last : licensed, last, random);
    }

    private static void add(List<SampleRows.Row> rows, FoodUnit unit, String type, LocalDate on, Snapshot snapshot, Random random) {
        boolean online = type.equals("网络餐饮监测");
        int failed = online ? 1 + random.nextInt(2) : random.nextInt(10) < 3 ? 1 + random.nextInt(4) : 0;
        boolean producer = unit.kind() == UnitKind.PRODUCER;
        LocalDate fixed = on.plusDays(3 + random.nextInt(20));
        boolean isFixed = failed > 0 && (snapshot.year() < 2022 || !fixed.isAfter(snapshot.day()))
                && (unit.isHighRisk() || random.nextInt(100) >= (online ? 8 : 4));
        boolean reported = producer && unit.inProduction() && (snapshot.year() > 2020 || random.nextInt(12) > 0);
        rows.add(new SampleRows.Row(unit.divisionOn(on), on, List.of(SampleCell.EMPTY, SampleCell.of(on), SampleCell.of(type),
                SampleCell.of(unit.licence()), SampleCell.of(unit.creditCode()), SampleCell.of(unit.divisionOn(on).shortTitle()),
                SampleCell.of(ITEMS), SampleCell.of(failed), SampleCell.of(failed == 0 ? "符合" : failed < 4 ? "基本符合" : "不符合"),
                failed > 0 ? SampleCell.of(on.plusDays(30)) : SampleCell.EMPTY, isFixed ? SampleCell.of(fixed) : SampleCell.EMPTY,
                producer ? LicenceRegisterFeed.yesOrNo(reported) : SampleCell.EMPTY,
                producer ? LicenceRegisterFeed.yesOrNo(reported) : SampleCell.EMPTY,
                producer ? SampleCell.of("是") : SampleCell.EMPTY, SampleCell.of(SampledUnits.pick(INSPECTORS, random)))));
    }

    private static List<SampleRows.Row> numbered(List<SampleRows.Row> rows, int year) {
        List<SampleRows.Row> numbered = new ArrayList<>();
        for (SampleRows.Row row : rows) {
            List<SampleCell> cells = new ArrayList<>(row.cells());
            cells.set(0, SampleCell.of("JC" + (year * 100_000L + numbered.size() + 1)));
            numbered.add(new SampleRows.Row(row.division(), row.day(), cells));
        }
        return numbered;
    }
}
