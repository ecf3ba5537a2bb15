package shian.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Test items of food samples, like MR02: 16 columns, about 210 bytes a row, two in a hundred names quoted, most remarks
 * empty. The same numbers give the same bytes. Every row is right, so that all ways end with the same rows.
 */
final class TestItems {

    static final String HEADER = "单号,食品大类,食品亚类,食品次亚类,样品名称,检验项目,检验结果,结果单位,结果判定,检验依据,判定依据,"
            + "最小允许限,最大允许限,允许限单位,方法检出限,说明";

    /** The columns of the table behind that header. */
    static final String COLUMNS = "sample_no, food_category, food_subclass, food_third, sample_name, item, result, result_unit, "
            + "verdict, method, standard, least_allowed, most_allowed, allowed_unit, detection_limit, note";

    private static final int ITEMS_A_SAMPLE = 20;
    private static final String[][] CATEGORIES = {{"01", "粮食加工品"}, {"02", "食用油、油脂及其制品"}, {"04", "肉制品"},
        {"05", "乳制品"}, {"06", "饮料"}, {"09", "罐头"}, {"15", "酒类"}, {"24", "糕点"}, {"25", "豆制品"}};
    private static final String[] SUBCLASSES = {"小麦粉", "大米", "挂面", "酱卤肉制品", "液体乳", "包装饮用水", "白酒", "热加工糕点"};
    private static final String[] VERDICTS = {"合格项", "合格项", "合格项", "合格项", "合格项", "合格项", "不判定项", "不合格项"};
    private static final String[] CODES = {"PASS", "PASS", "PASS", "PASS", "PASS", "PASS", "NOT_JUDGED", "FAIL"};
    private static final String[] ITEMS = {"铅(以Pb计)", "总砷(以As计)", "镉(以Cd计)", "苯甲酸及其钠盐", "山梨酸及其钾盐",
        "脱氢乙酸及其钠盐", "糖精钠(以糖精计)", "菌落总数", "大肠菌群", "沙门氏菌", "金黄色葡萄球菌", "黄曲霉毒素B1", "过氧化值(以脂肪计)",
        "酸价(以脂肪计)", "二氧化硫残留量", "铝的残留量", "甜蜜素", "三聚氰胺", "亚硝酸盐", "霉菌"};

    private TestItems() {
    }

    /** Writes rows as a department would hand them in. */
    static void asHandedIn(Path file, String county, int from, int to) {
        write(file, HEADER, "", false, county, from, to);
    }

    /** Writes the same rows as the fact table has them: codes, and the columns the loader adds before the others. */
    static void asLoaded(Path file, String county, int from, int to) {
        write(file, null, county + ",2024,1,", true, county, from, to);
    }

    private static void write(Path file, String header, String before, boolean codes, String county, int from, int to) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            if (header != null) {
                out.write(header);
                out.write('\n');
            }
            StringBuilder row = new StringBuilder();
            for (int i = from; i < to; i++) {
                row.setLength(0);
                row.append(before);
                if (codes) {
                    row.append(i - from + 2).append(',');
                }
                append(row, codes, county, i);
                out.append(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(StringBuilder row, boolean codes, String county, int i) {
        int sample = i / ITEMS_A_SAMPLE;
        int mixed = i * 0x9E3779B1 >>> 8;
        String[] category = CATEGORIES[sample % CATEGORIES.length];
        String number = String.valueOf(1_000_000_000 + sample).substring(1);
        row.append("GZJ24").append(county).append(number).append(',').append(category[codes ? 0 : 1]).append(',')
                .append(SUBCLASSES[sample % SUBCLASSES.length]).append(',').append(SUBCLASSES[sample / 3 % SUBCLASSES.length]).append(',');
        if (sample % 50 == 7) {
            row.append("\"特级\"\"草原\"\"礼盒装").append(SUBCLASSES[sample % 7]).append(", ").append(sample % 97).append("号\",");
        } else {
            row.append("草原牌有机高钙礼盒装").append(SUBCLASSES[sample % 7]).append(sample % 97).append("号,");
        }
        row.append(ITEMS[i % ITEMS_A_SAMPLE]).append(',').append(mixed % 10).append('.').append(100 + mixed % 900).append(",mg/kg,")
                .append((codes ? CODES : VERDICTS)[mixed % VERDICTS.length]).append(",GB 5009.").append(mixed % 230)
                .append("-2017,GB 2762-2022,0,").append(mixed % 20 + 1).append(".0,mg/kg,0.0").append(mixed % 9 + 1).append(',');
        if (mixed % 10 < 3) {
            row.append("复检后结果一致").append(mixed % 50);
        }
        row.append('\n');
    }
}
