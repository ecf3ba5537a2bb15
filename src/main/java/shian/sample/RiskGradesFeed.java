package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** MR07: the grades that stood on each day. In the last list one unit is closed, and one has two grades of one grading. */
final class RiskGradesFeed {

    private static final List<String> HEADER =
            List.of("证书编号", "统一社会信用代码", "所属旗县区", "分级种类", "评定年度", "等级", "评定日期", "评定单位");

    private final FoodRegister register;

    RiskGradesFeed(FoodRegister register) {
        this.register = register;
    }

    void writeTo(Path directory) throws IOException {
        for (Snapshot snapshot : Snapshot.ALL) {
            SampleRows rows = rows(snapshot);
            if (snapshot.isFirst()) {
                CompressedFile.write(directory, "呼和浩特市20201231风险分级和量化分级名单", TextFormat.csv(FileEncoding.UTF_8_BOM), rows.exported(""));
            } else {
                CompressedFile.write(directory, "SCJG_FXFJ_150100_" + snapshot.digits() + "_QC_V01", TextFormat.csv(FileEncoding.GB18030),
                        rows.withFault("等级", "E级").withFault("评定日期", "待定").exported(""));
            }
        }
    }

    private SampleRows rows(Snapshot snapshot) {
        LocalDate day = snapshot.day();
        List<SampleRows.Row> rows = new ArrayList<>();
        boolean oneTwice = false;
        for (FoodUnit unit : register.units()) {
            if (!unit.stands(day)) {
                continue;
            }
            if (FoodUnit.hasCome(unit.gradedOn(), day)) {
                rows.add(row(unit, day, "风险分级", unit.riskGrade(), unit.gradedOn()));
            }
            if (FoodUnit.hasCome(unit.quantitativeOn(), day)) {
                rows.add(row(unit, day, "量化分级", unit.quantitativeGrade(), unit.quantitativeOn()));
                if (!oneTwice && day.equals(RegisterDraft.LAST_DAY) && unit.quantitativeOn().getYear() == 2021) {
                    rows.add(row(unit, day, "量化分级", unit.quantitativeGrade(), LocalDate.of(2022, 4, 12)));
                    oneTwice = true;
                }
            }
        }
        if (day.equals(RegisterDraft.LAST_DAY)) {
            register.units().stream().filter(unit -> unit.kind() == UnitKind.SELLER && unit.closedOn() != null && unit.closedOn().getYear() == 2022)
                    .findFirst().ifPresent(unit -> rows.add(row(unit, day, "风险分级", "B", LocalDate.of(2021, 5, 17))));
        }
        return new SampleRows(HEADER, rows);
    }

    private static SampleRows.Row row(FoodUnit unit, LocalDate day, String grading, String grade, LocalDate on) {
        return new SampleRows.Row(unit.divisionOn(day), day, List.of(SampleCell.of(unit.licence()), SampleCell.of(unit.creditCode()),
                SampleCell.of(unit.divisionOn(day).shortTitle()), SampleCell.of(grading), SampleCell.of(on.getYear()),
                SampleCell.of(grade + "级"), SampleCell.of(on), SampleCell.of(unit.divisionOn(day).shortTitle() + "市监局")));
    }
}
