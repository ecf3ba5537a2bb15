package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** MR10: the stations of each division as of a day, of which five were built as standardised ones in 2021. */
final class StationFeed {

    private static final List<String> HEADER = List.of(
            "所名称", "所属旗县区", "代码", "独立用房", "执法车辆", "快检设备", "统一标识", "标准化", "建成日期", "批次", "计划建设年度", "人员数",
            "辖区市场主体数", "其中食品单位数");
    private static final List<Division> BUILT_IN =
            List.of(Division.XINCHENG, Division.HUIMIN, Division.YUQUAN, Division.SAIHAN, Division.TUMED_LEFT);
    /** Subjects in the areas of the standardised stations: F082. */
    private static final long SUBJECTS = 24_091;
    /** Each division plans to build these for 2022: F083 together. */
    private static final int PLANNED_A_DIVISION = 2;
    private static final LocalDate FIRST_BUILT = LocalDate.of(2021, 5, 12);
    private static final LocalDate PLANNED_SINCE = LocalDate.of(2021, 12, 31);

    private final Seed seed;
    private final Staff staff;

    StationFeed(Seed seed, Staff staff) {
        this.seed = seed;
        this.staff = staff;
    }

    void writeTo(Path directory) throws IOException {
        List<Office> offices = Arrays.stream(Division.values()).map(Office::of).toList();
        StateFiles files = new StateFiles("JCS", "基层市场监管所情况表", offices, this::rows);
        files.together(directory, StateFiles.DAYS.get(0), WorkbookFormat.XLS);
        files.together(directory, StateFiles.DAYS.get(1), WorkbookFormat.XLSX);
        files.together(directory, StateFiles.DAYS.get(2), WorkbookFormat.XLS);
        files.each(directory, StateFiles.DAYS.get(3), TableFile.USUAL);
        files.together(directory, StateFiles.DAYS.get(4), WorkbookFormat.XLSX);
    }

    private SampleRows rows(Office office, LocalDate day) {
        Map<Station, Integer> people = staff.atStations(day);
        List<SampleRows.Row> rows = new ArrayList<>();
        for (Station station : Station.ALL) {
            if (station.division().code().equals(office.code())) {
                rows.add(new SampleRows.Row(station.division(), day, cells(station, day, people.getOrDefault(station, 0))));
            }
        }
        return new SampleRows(HEADER, rows);
    }

    private List<SampleCell> cells(Station station, LocalDate day, int people) {
        Random random = seed.stream("station " + station.name());
        boolean chosen = station.number() == 1 && BUILT_IN.contains(station.division());
        LocalDate completed = FIRST_BUILT.plusMonths(BUILT_IN.indexOf(station.division()));
        boolean built = chosen && !completed.isAfter(day);
        // the second and third of each division
        boolean planned = !day.isBefore(PLANNED_SINCE) && station.number() > 1 && station.number() <= 1 + PLANNED_A_DIVISION;
        long subjects = chosen ? Apportionment.split(SUBJECTS, new double[] {5, 4, 5, 6, 4})[BUILT_IN.indexOf(station.division())]
                : 900 + random.nextInt(5_000);
        boolean early = day.getYear() == PublishedTotals.FIRST_YEAR;
        List<SampleCell> cells = new ArrayList<>(List.of(SampleCell.of(station.name()), SampleCell.of(station.division().title()),
                SampleCell.of(station.division().code() + "%02d".formatted(station.number())), SampleCell.of("是"),
                SampleCell.of(1 + random.nextInt(3)), SampleCell.of(isWithoutKits(station, early) ? 0 : 1 + random.nextInt(3)),
                SampleCell.of(early && station.number() % 3 == 0 ? "否" : "是"), SampleCell.of(built ? "是" : "否")));
        cells.add(SampleCell.ofKnown(built ? completed : null));
        cells.add(SampleCell.of(built ? "第一批" : ""));
        cells.add(planned ? SampleCell.of(2022) : SampleCell.EMPTY);
        // the office of 武川 counts one who is none of its supervisors
        boolean padded = station.division() == Division.WUCHUAN && station.number() == 1 && day.equals(PLANNED_SINCE);
        cells.add(SampleCell.of(people + (padded ? 1 : 0)));
        cells.add(SampleCell.of(subjects));
        cells.add(SampleCell.of(subjects * (12 + random.nextInt(8)) / 100));
        return cells;
    }

    private static boolean isWithoutKits(Station station, boolean early) {
        return early && station.number() == 6 || station.division() == Division.WUCHUAN && station.number() == 7;
    }
}
