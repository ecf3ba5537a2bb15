package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** MR01 summary: the yearly table the city's office makes from the detail, with the two mistakes it made. */
final class SamplingSummaryFeed {

    private static final List<String> HEADER = List.of("旗县区", "抽样环节", "抽检批次", "不合格批次", "合格率");

    private final SamplingTally tally;

    SamplingSummaryFeed(SamplingTally tally) {
        this.tally = tally;
    }

    void writeTo(Path directory) throws IOException {
        write(directory, 2020, FileEncoding.UTF_8);
        write(directory, 2021, FileEncoding.GB18030);
    }

    private void write(Path directory, int year, FileEncoding encoding) throws IOException {
        String name = "SCJG_CYJC_" + Division.CITY_CODE + "_" + year + "_HZ_V01.csv";
        try (SampleFile file = new SampleFile(directory.resolve(name), encoding, HEADER.size())) {
            file.line(year + "年度食品安全监督抽检情况汇总表");
            file.line("填报单位：" + Division.CITY_NAME + "市场监督管理局  填报日期：" + (year + 1) + "-01-15  单位：批次、%");
            file.line(HEADER);
            SamplingTally.Count total = SamplingTally.Count.ZERO;
            for (Division division : Division.values()) {
                for (Link link : Link.values()) {
                    SamplingTally.Count count = stated(division, link, year);
                    file.row(line(division.shortTitle(), link.title(), count));
                    total = total.plus(count);
                }
            }
            file.line(line("合计", "", total));
            file.line("填表人：  审核人：  联系电话：");
        }
    }

    private SamplingTally.Count stated(Division division, Link link, int year) {
        if (division == Division.WUCHUAN && year == 2021) {
            return tally.bySamplingDate(division, link, year);
        }
        SamplingTally.Count count = tally.byReportDate(division, link, year);
        boolean overstated = division == Division.YUQUAN && link == Link.CIRCULATION && year == 2020;
        return overstated ? count.plus(new SamplingTally.Count(2, 0)) : count;
    }

    private static List<String> line(String division, String link, SamplingTally.Count count) {
        return List.of(
                division,
                link,
                String.format(Locale.ROOT, "%,d", count.batches()),
                String.format(Locale.ROOT, "%,d", count.failed()),
                passRate(count));
    }

    private static String passRate(SamplingTally.Count count) {
        if (count.batches() == 0) {
            return "—";
        }
        return BigDecimal.valueOf(count.batches() - count.failed())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(count.batches()), 2, RoundingMode.HALF_UP) + "%";
    }
}
