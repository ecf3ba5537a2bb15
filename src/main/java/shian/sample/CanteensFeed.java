package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** ED01: the canteens of schools as the education office lists them, universities among them; three name an old licence. */
final class CanteensFeed {

    private static final List<String> HEADER = List.of("学校标识码", "学校名称", "学段", "所属旗县区", "供餐方式", "许可证编号", "就餐人数",
            "校长负责制", "陪餐制", "明厨亮灶", "互联网接入", "家委会直播", "责任险", "学期检查日期");
    private static final List<String> STAGES = List.of("幼儿园", "幼儿园", "幼儿园", "小学", "小学", "初中", "高中", "九年一贯制");
    private static final int UNIVERSITIES = 9;
    private static final String OFFICE = Division.CITY_NAME + "教育局";

    private final Seed seed;
    private final FoodRegister register;

    CanteensFeed(Seed seed, FoodRegister register) {
        this.seed = seed;
        this.register = register;
    }

    void writeTo(Path directory) throws IOException {
        for (Snapshot snapshot : Snapshot.ALL) {
            SampleRows rows = rows(snapshot.day());
            String agreed = "JYJ_XXST_150100_" + snapshot.digits() + "_QC_V01.";
            switch (snapshot.year()) {
                case 2020 -> TextFormat.csv(FileEncoding.GB18030).write(List.of(rows.kept(CellHabit.DAYS_IN_CHINESE).exported("")),
                        directory.resolve(agreed + "csv"));
                case 2021 -> WorkbookFormat.XLS.write(List.of(rows.presented("名录", "2021年12月31日学校食堂名录", OFFICE, 0)),
                        directory.resolve("呼和浩特市20211231学校食堂名录.xls"));
                default -> WorkbookFormat.XLSX.write(List.of(rows.withFault("学段", "托育").withFault("互联网接入", "部分")
                        .presented("名录", "2022年5月31日学校食堂名录", OFFICE, 0)), directory.resolve(agreed + "xlsx"));
            }
        }
    }

    private SampleRows rows(LocalDate day) {
        List<SampleRows.Row> rows = new ArrayList<>();
        Random random = seed.stream("canteens");
        int old = 0;
        for (FoodUnit unit : register.units()) {
            if (unit.kind() != UnitKind.SCHOOL_CANTEEN) {
                continue;
            }
            Traits traits = new Traits(SampledUnits.pick(STAGES, random), random.nextInt(3), 60 + random.nextInt(1200), random.nextInt(10));
            if (unit.stands(day)) {
                boolean outdated = unit.division() == Division.SAIHAN && day.equals(RegisterDraft.LAST_DAY) && old++ < 3;
                String licence = outdated ? UnitKind.SCHOOL_CANTEEN.licence(unit.issuedBy(), 90_000 + unit.number()) : unit.licence();
                rows.add(row(unit.division(), day, "15" + unit.division().code().substring(2) + (100_000 + unit.number()),
                        unit.division().shortTitle() + "示例" + traits.stage + unit.number(), licence, traits, unit.insuredOn()));
            }
        }
        for (int i = 1; i <= UNIVERSITIES; i++) {
            Division division = i <= 5 ? Division.SAIHAN : Division.XINCHENG;
            rows.add(row(division, day, "15" + division.code().substring(2) + (900_000 + i), "示例大学" + i,
                    UnitKind.STAFF_CANTEEN.licence(division, 80_000 + i), new Traits("高校", 1, 6_000, 0), null));
        }
        return new SampleRows(HEADER, rows);
    }

    private record Traits(String stage, int supply, int diners, int later) {
    }

    private static SampleRows.Row row(Division division, LocalDate day, String code, String name, String licence, Traits traits,
                                      LocalDate insuredOn) {
        // one in ten came on line in the last year only, two in the second
        boolean online = day.getYear() >= (traits.later == 9 ? 2022 : traits.later >= 7 ? 2021 : 2020);
        return new SampleRows.Row(division, day, List.of(SampleCell.of(code), SampleCell.of(name), SampleCell.of(traits.stage),
                SampleCell.of(division.shortTitle()), SampleCell.of(List.of("自营", "承包", "配餐").get(traits.supply)), SampleCell.of(licence),
                SampleCell.of(traits.diners), SampleCell.of("是"), SampleCell.of("是"), SampleCell.of(online ? "互联网+" : "视频"),
                LicenceRegisterFeed.yesOrNo(online), LicenceRegisterFeed.yesOrNo(online && traits.later < 5),
                LicenceRegisterFeed.yesOrNo(FoodUnit.hasCome(insuredOn, day)), SampleCell.of(day.minusDays(20 + traits.later))));
    }
}
