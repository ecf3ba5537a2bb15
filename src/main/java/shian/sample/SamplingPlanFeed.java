package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** PL01: what is planned for a year, by division: batches, and samples for the monitoring of other departments. */
final class SamplingPlanFeed {

    private static final List<String> HEADER = List.of("年度", "旗县区", "项目", "数量", "单位");
    /** Samples planned by year from 2020: assumed. */
    private static final List<Integer> CHEMICAL_SAMPLES = List.of(200, 205, 210);
    private static final List<Integer> MICROBIAL_SAMPLES = List.of(160, 165, 170);
    private static final List<Integer> GRAIN_SAMPLES = List.of(300, 330, 330);

    void writeTo(Path directory) throws IOException {
        for (int year = 2020; year <= 2022; year++) {
            String name = "SCJG_JH_" + Division.CITY_CODE + "_" + year + "_MX_V01.csv";
            try (SampleFile file = new SampleFile(directory.resolve(name), FileEncoding.UTF_8, HEADER.size())) {
                file.line(HEADER);
                write(file, year, "食品抽检批次", "批次", PublishedTotals.PLANNED_BATCHES);
                write(file, year, "化学污染物监测样品", "份", CHEMICAL_SAMPLES);
                write(file, year, "微生物及致病因子监测样品", "份", MICROBIAL_SAMPLES);
                write(file, year, "粮食质量监测样品", "份", GRAIN_SAMPLES);
            }
        }
    }

    private static void write(SampleFile file, int year, String item, String unit, List<Integer> totals)
            throws IOException {
        long[] planned = Apportionment.split(PublishedTotals.ofYear(totals, year),
                Arrays.stream(Division.values()).mapToDouble(Division::residents).toArray());
        for (Division division : Division.values()) {
            file.row(List.of("" + year, division.title(), item, "" + planned[division.ordinal()], unit));
        }
    }
}
