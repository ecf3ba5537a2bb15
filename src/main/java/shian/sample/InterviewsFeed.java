package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** RO05: talks with those who answer for food safety in the city, each about the indicators of leading and of emergencies. */
final class InterviewsFeed {

    private static final List<String> HEADER = List.of("访谈编号", "对象职务", "旗县区", "日期", "指标编码", "评分", "纪要");
    private static final List<String> POSITIONS = List.of("市政府分管负责同志", "市食药安办主任", "市市场监督管理局负责同志",
            "市农牧局负责同志", "市卫生健康委负责同志", "市粮食和物资储备局负责同志", "市财政局负责同志", "市教育局负责同志");
    private static final List<String> INDICATORS = List.of("B01", "B06", "C12");

    private final SampleRows rows;

    InterviewsFeed(Seed seed) {
        Random random = seed.stream("interviews");
        List<SampleRows.Row> all = new ArrayList<>();
        for (int i = 0; i < POSITIONS.size(); i++) {
            LocalDate day = LocalDate.of(2022, 6, 6).plusDays(i % 3);
            for (String indicator : INDICATORS) {
                all.add(new SampleRows.Row(null, day, List.of(
                        SampleCell.of("FT-%02d".formatted(i + 1)), SampleCell.of(POSITIONS.get(i)),
                        SampleCell.of(Division.CITY_LEVEL), SampleCell.of(day), SampleCell.of(indicator),
                        SampleCell.of(85 + random.nextInt(15)), SampleCell.of("熟悉职责，情况清楚"))));
            }
        }
        rows = new SampleRows(HEADER, all);
    }

    void writeTo(Path directory) throws IOException {
        TableFile.named("呼和浩特市2022年6月访谈记录汇总", WorkbookFormat.XLS)
                .write(directory, List.of(rows.presented("访谈", "领导访谈记录汇总表", "自治区级初评访谈组", 0)));
    }
}
