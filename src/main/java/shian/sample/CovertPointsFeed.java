package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** RO02: the 40 points that were visited without notice, of 9 kinds of business in two divisions. */
final class CovertPointsFeed {

    private static final List<String> TYPES = List.of(
            "商场超市", "食杂店", "农贸市场", "小餐饮", "大中型餐饮", "学校食堂", "网络餐饮", "食品摊贩", "农村食杂店");
    private static final List<Division> VISITED = List.of(Division.SAIHAN, Division.HORINGER);

    private final SampleRows rows;

    CovertPointsFeed(Seed seed) {
        rows = new ReviewPoints("AF", VISITED, TYPES, seed.stream("covert points")).rows(PublishedTotals.COVERT_POINTS);
    }

    void writeTo(Path directory) throws IOException {
        SampleTable table = rows.presented("", "暗访点位表", "自治区级初评工作组", 0);
        TableFile.named("RO_AF_" + Division.CITY_CODE + "_202206_MX_V01", TextFormat.csv(FileEncoding.GB18030))
                .write(directory, List.of(table));
    }
}
