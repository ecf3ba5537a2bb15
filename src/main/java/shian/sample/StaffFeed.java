package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** MR09: the people of each office as of a day, with the training of the year. */
final class StaffFeed {

    private static final List<String> HEADER = List.of(
            "人员编号", "所属旗县区", "单位", "单位层级", "姓名", "编制类型", "是否食品监管", "所学专业", "专业人员", "到岗日期", "离岗日期", "培训年度",
            "培训学时", "抽考科目", "成绩", "合格");
    private static final List<String> FITTING = List.of("食品科学与工程", "食品质量与安全", "法学", "药学", "化学");
    private static final List<String> OTHER = List.of("行政管理", "汉语言文学", "会计学", "计算机");
    private static final int HOURS_OF_A_YEAR = 40;
    /** In one county some had less in the first year. */
    private static final int TOO_FEW = 36;
    private static final int DECEMBER = 12;

    private final Seed seed;
    private final Staff staff;

    StaffFeed(Seed seed, Staff staff) {
        this.seed = seed;
        this.staff = staff;
    }

    void writeTo(Path directory) throws IOException {
        StateFiles files = new StateFiles("RY", "食品监管人员名册", Office.ALL, this::rows);
        files.together(directory, StateFiles.DAYS.get(0), WorkbookFormat.XLS);
        files.each(directory, StateFiles.DAYS.get(1), TableFile.USUAL);
        files.together(directory, StateFiles.DAYS.get(2), WorkbookFormat.XLS);
        files.together(directory, StateFiles.DAYS.get(3), WorkbookFormat.XLSX);
        files.together(directory, StateFiles.DAYS.get(4), WorkbookFormat.XLS);
    }

    private SampleRows rows(Office office, LocalDate day) {
        Set<String> professionals = staff.professionalsOn(day);
        Random random = seed.stream("training " + office.code() + day);
        List<SampleRows.Row> rows = new ArrayList<>();
        for (StaffMember member : staff.listedOn(day)) {
            if (member.office().equals(office) && !isForgotten(member, day)) {
                rows.add(new SampleRows.Row(null, day, cells(member, day, professionals.contains(member.number()), random)));
            }
        }
        return new SampleRows(HEADER, rows);
    }

    /** The office of 托克托 takes those who left in 2021 off its list at once. */
    private static boolean isForgotten(StaffMember member, LocalDate day) {
        return day.getYear() == 2021 && !member.isPresentOn(day) && member.office().code().equals(Division.TOGTOH.code());
    }

    private List<SampleCell> cells(StaffMember member, LocalDate day, boolean professional, Random random) {
        List<SampleCell> cells = new ArrayList<>();
        for (String text : List.of(member.number(), member.office().title(), member.unit(), member.level(), member.name(),
                random.nextInt(5) == 0 ? "事业编制" : "行政编制", member.food() ? "是" : "否",
                SampledUnits.pick(professional ? FITTING : OTHER, random), professional ? "是" : "否")) {
            cells.add(SampleCell.of(text));
        }
        cells.add(SampleCell.of(member.started()));
        cells.add(SampleCell.ofKnown(member.left() == null || member.left().isAfter(day) ? null : member.left()));
        int hours = hours(member, day, random);
        cells.add(member.food() ? SampleCell.of(day.getYear()) : SampleCell.EMPTY);
        cells.add(member.food() ? SampleCell.of(hours) : SampleCell.EMPTY);
        boolean examined = member.food() && random.nextInt(4) == 0;
        cells.add(examined ? SampleCell.of("食品安全法律法规") : SampleCell.EMPTY);
        cells.add(examined ? SampleCell.of(62 + random.nextInt(38)) : SampleCell.EMPTY);
        cells.add(examined ? SampleCell.of("是") : SampleCell.EMPTY);
        return cells;
    }

    private static int hours(StaffMember member, LocalDate day, Random random) {
        if (day.getMonthValue() < DECEMBER) {
            return 12 + random.nextInt(12);
        }
        boolean few = day.getYear() == PublishedTotals.FIRST_YEAR && member.office().code().equals(Division.QINGSHUIHE.code())
                && random.nextInt(4) == 0;
        return few ? TOO_FEW : HOURS_OF_A_YEAR + random.nextInt(16);
    }
}
