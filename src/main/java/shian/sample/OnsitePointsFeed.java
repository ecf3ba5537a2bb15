package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** RO01: the 85 points that the three groups visited openly, of 22 kinds of business in four divisions. */
final class OnsitePointsFeed {

    static final List<String> TYPES = List.of("农产品批发市场", "农贸市场", "食品生产企业", "食品小作坊", "商场超市", "食杂店", "农村食杂店",
            "冷库", "母婴用品店", "保健食品店", "大中型餐饮", "小餐饮", "学校食堂", "幼儿园食堂", "单位食堂", "养老机构食堂", "集体用餐配送单位",
            "中央厨房", "网络餐饮", "食品摊贩", "定点屠宰场", "农药经营门店");

    private static final List<Division> VISITED =
            List.of(Division.XINCHENG, Division.HUIMIN, Division.YUQUAN, Division.TUMED_LEFT);

    private final SampleRows rows;

    OnsitePointsFeed(Seed seed) {
        rows = new ReviewPoints("XC", VISITED, TYPES, seed.stream("onsite points")).rows(PublishedTotals.ONSITE_POINTS);
    }

    /** As the groups keep it: the last point stands twice, and the banner by the name the report has for it. */
    void writeTo(Path directory) throws IOException {
        SampleRows handedIn = rows.kept(cell -> cell.text().equals(Division.TUMED_LEFT.title()) ? SampleCell.of("土左旗") : cell)
                .renamed(Map.of("符合", "符合项数", "不符合", "不符合项数")).withCopy();
        SampleTable table = handedIn.presented("现场检查", "创建国家食品安全示范城市初评现场检查点位表", "自治区级初评工作组", 0);
        TableFile.named("呼和浩特市2022年6月现场检查点位表", WorkbookFormat.XLSX).write(directory, List.of(table));
    }
}
