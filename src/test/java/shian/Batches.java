package shian;

import java.util.ArrayList;
import java.util.List;

/** Rows of a food-sampling delivery with the columns that must not be empty. */
final class Batches {

    static final String HEADER =
            "抽样编号,任务来源,任务类别,抽样日期,抽样环节,被抽样单位名称,被抽样单位所在县,样品名称,食品大类,报告日期,结论,数据状态";

    private Batches() {
    }

    /** A good row of 赛罕区 in March 2021. */
    static String row(int number) {
        return row(number, "2021-03-15", "纯抽检合格样品");
    }

    static String row(int number, String reportedOn, String conclusion) {
        return "XBJ21150105%09d,县,监督抽检,2021-03-01,流通,某店,赛罕区,饼干样品,饼干,%s,%s,已批准".formatted(number, reportedOn, conclusion);
    }

    /** Header and good rows, numbered from 1. */
    static String[] file(int rows) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 1; i <= rows; i++) {
            lines.add(row(i));
        }
        return lines.toArray(String[]::new);
    }
}
