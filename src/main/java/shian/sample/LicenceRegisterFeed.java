package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MR06: the register on each day, with what ended in its year. */
final class LicenceRegisterFeed {

    private static final List<String> HEADER = List.of("证书编号", "统一社会信用代码", "单位名称", "主体业态", "生产类别", "所属旗县区", "发证日期",
            "有效期至", "状态", "状态日期", "迁出旗县区", "迁入日期", "在产", "高风险", "规模以上", "网络经营", "冷链", "明厨亮灶", "体系认证", "责任保险");

    private final FoodRegister register;

    LicenceRegisterFeed(FoodRegister register) {
        this.register = register;
    }

    void writeTo(Path directory) throws IOException {
        for (Snapshot snapshot : Snapshot.ALL) {
            SampleRows rows = rows(snapshot);
            switch (snapshot.year()) {
                case 2020 -> CompressedFile.write(directory, "呼和浩特市20201231食品生产经营主体名录", TextFormat.csv(FileEncoding.GB18030),
                        rows.withFault("统一社会信用代码", "92150105XX2999990A").withFault("所属旗县区", "赛汉区")
                                .presented("", "2020年12月31日食品生产经营主体名录", Division.CITY_NAME + "市场监督管理局", 0));
                case 2021 -> CompressedFile.write(directory, "SCJG_ZTML_150100_20211231_QC_V01", TextFormat.tabs(FileEncoding.UTF_8),
                        rows.renamed(Map.of("证书编号", "许可证编号", "主体业态", "业态")).exported(""));
                default -> CompressedFile.write(directory, "SCJG_ZTML_150100_" + snapshot.digits() + "_QC_V01",
                        TextFormat.csv(FileEncoding.GB18030),
                        rows.withCopy().withFault("主体业态", "网络餐饮").withFault("发证日期", "2022-02-30").exported(""));
            }
        }
    }

    private SampleRows rows(Snapshot snapshot) {
        LocalDate day = snapshot.day();
        List<SampleRows.Row> rows = new ArrayList<>();
        for (FoodUnit unit : register.units()) {
            boolean ended = FoodUnit.hasCome(unit.closedOn(), day);
            if (unit.issuedOn().isAfter(day) || ended && (unit.vanished() || unit.closedOn().isBefore(snapshot.yearBegan()))) {
                continue;
            }
            boolean moved = unit.movedOn() != null && FoodUnit.hasCome(unit.movedOn(), day);
            boolean producer = unit.kind() == UnitKind.PRODUCER;
            String state = ended ? unit.number() % 7 == 0 ? "过期" : "注销" : producer && !unit.inProduction() ? "停产" : "有效";
            rows.add(new SampleRows.Row(unit.divisionOn(day), day, List.of(
                    SampleCell.of(unit.licence()), SampleCell.of(unit.creditCode()), SampleCell.of(unit.name()),
                    SampleCell.of(unit.kind().title()), SampleCell.of(unit.product()), SampleCell.of(unit.divisionOn(day).shortTitle()),
                    SampleCell.of(unit.issuedOn()), SampleCell.EMPTY, SampleCell.of(state),
                    ended ? SampleCell.of(unit.closedOn()) : SampleCell.EMPTY,
                    moved ? SampleCell.of(unit.issuedBy().shortTitle()) : SampleCell.EMPTY,
                    moved ? SampleCell.of(unit.movedOn()) : SampleCell.EMPTY,
                    producer ? yesOrNo(unit.inProduction() && !ended) : SampleCell.EMPTY,
                    producer ? yesOrNo(unit.isHighRisk()) : SampleCell.EMPTY, producer ? yesOrNo(unit.large()) : SampleCell.EMPTY,
                    yes(unit.online()), yes(unit.coldChain()), SampleCell.of(kitchen(unit, snapshot)), SampleCell.of(unit.certificate()),
                    yes(FoodUnit.hasCome(unit.insuredOn(), day)))));
        }
        return new SampleRows(HEADER, rows);
    }

    /** Of the first year fewer kitchens can be looked into than later. */
    private static String kitchen(FoodUnit unit, Snapshot snapshot) {
        return snapshot.isFirst() && unit.brightKitchen().equals("视频") && unit.number() % 4 == 0 ? "未实施" : unit.brightKitchen();
    }

    static SampleCell yesOrNo(boolean yes) {
        return SampleCell.of(yes ? "是" : "否");
    }

    /** Where it is usual to leave a no empty. */
    private static SampleCell yes(boolean yes) {
        return yes ? SampleCell.of("是") : SampleCell.EMPTY;
    }
}
