package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MR11: who was registered on each day, with a few that had left. */
final class PlatformRegistrationsFeed {

    private static final List<String> HEADER = List.of("平台", "统一社会信用代码", "注册日期", "注销日期", "业态", "旗县区");

    private final FoodRegister register;

    PlatformRegistrationsFeed(FoodRegister register) {
        this.register = register;
    }

    void writeTo(Path directory) throws IOException {
        for (Snapshot snapshot : Snapshot.ALL) {
            SampleRows rows = rows(snapshot.day());
            if (snapshot.isFirst()) {
                CompressedFile.write(directory, "呼和浩特市20201231平台注册单位名单", TextFormat.csv(FileEncoding.GB18030),
                        rows.renamed(Map.of("平台", "平台名称", "业态", "主体业态")).exported(""));
            } else {
                CompressedFile.write(directory, "SCJG_PTZC_150100_" + snapshot.digits() + "_QC_V01", TextFormat.semicolons(FileEncoding.UTF_8),
                        rows.withCopy().exported(""));
            }
        }
    }

    private SampleRows rows(LocalDate day) {
        List<SampleRows.Row> rows = new ArrayList<>();
        for (FoodUnit unit : register.units()) {
            add(rows, unit, day, "智慧监管风险管控平台", unit.onPlatform());
            add(rows, unit, day, "蒙冷链", unit.onColdChain());
            if (unit.kind() == UnitKind.SCHOOL_CANTEEN && unit.closedOn() == null) {
                add(rows, unit, day, "阳光直播", unit.issuedOn().isBefore(LocalDate.of(2019, 9, 1)) ? LocalDate.of(2019, 9, 1) : unit.issuedOn());
            }
            if (unit.kind() == UnitKind.SELLER && unit.closedOn() != null && unit.number() % 5 == 0) {
                add(rows, unit, day, "智慧监管风险管控平台", unit.issuedOn().plusDays(30));
            }
        }
        return new SampleRows(HEADER, rows);
    }

    private static void add(List<SampleRows.Row> rows, FoodUnit unit, LocalDate day, String platform, LocalDate on) {
        if (FoodUnit.hasCome(on, day)) {
            boolean left = FoodUnit.hasCome(unit.closedOn(), day);
            rows.add(new SampleRows.Row(unit.divisionOn(day), day, List.of(SampleCell.of(platform), SampleCell.of(unit.creditCode()),
                    SampleCell.of(on), left ? SampleCell.of(unit.closedOn()) : SampleCell.EMPTY, SampleCell.of(unit.kind().title()),
                    SampleCell.of(unit.divisionOn(day).shortTitle()))));
        }
    }
}
