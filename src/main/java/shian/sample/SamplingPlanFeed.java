package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** PL01: the batches planned for a year, by division. */
final class SamplingPlanFeed {

    private static final List<String> HEADER = List.of("年度", "旗县区", "项目", "数量", "单位");

    void writeTo(Path directory) throws IOException {
        for (int year = 2020; year <= 2022; year++) {
            String name = "SCJG_JH_" + Division.CITY_CODE + "_" + year + "_MX_V01.csv";
            long[] planned = Apportionment.split(
                    PublishedTotals.ofYear(PublishedTotals.PLANNED_BATCHES, year),
                    Arrays.stream(Division.values()).mapToDouble(Division::residents).toArray());
            try (SampleFile file = new SampleFile(directory.resolve(name), FileEncoding.UTF_8, HEADER.size())) {
                file.line(HEADER);
                for (Division division : Division.values()) {
                    file.row(List.of(
                            "" + year, division.title(), "食品抽检批次", "" + planned[division.ordinal()], "批次"));
                }
            }
        }
    }
}
