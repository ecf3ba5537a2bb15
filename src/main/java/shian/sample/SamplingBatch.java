package shian.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One row of the sampling detail: what a summary counts by, and the cells after the row number. */
record SamplingBatch(
        LocalDate sampledOn, LocalDate reportedOn, Link link, boolean counted, boolean failed, List<String> cells) {

    static final String NUMBER = "抽样编号";
    static final String SAMPLED_ON = "抽样日期";
    static final String UNIT = "被抽样单位名称";
    static final String COUNTY = "被抽样单位所在县";
    static final String CREDIT_CODE = "社会信用代码";
    static final String SAMPLE_NAME = "样品名称";
    static final String CATEGORY = "食品大类";
    static final String MAKER = "标识生产企业名称";
    static final String REPORTED_ON = "报告日期";
    static final String CONCLUSION = "结论";

    static final List<String> HEADER = List.of(
            "序号", NUMBER, "报送分类A", "任务来源", "任务类别", "抽样类型", SAMPLED_ON, "抽样环节", "抽样地点", "区域类型", UNIT,
            "被抽样单位地址", COUNTY, CREDIT_CODE, "许可证编号", SAMPLE_NAME, CATEGORY, MAKER, "标识生产企业所在省", "生产日期", "规格",
            "抽样数量", "单位", "抽样单位名称", "检验机构名称", "报告书编号", "收检日期", REPORTED_ON, CONCLUSION, "数据状态", "备注");

    static final String PASSED = "纯抽检合格样品";
    static final String FAILED = "纯抽检不合格样品";
    static final String PROBLEM = "纯抽检问题样品";

    /** The same batch with one cell written otherwise. */
    SamplingBatch with(String column, String text) {
        List<String> changed = new ArrayList<>(cells);
        changed.set(HEADER.indexOf(column) - 1, text);
        return new SamplingBatch(sampledOn, reportedOn, link, counted, failed, List.copyOf(changed));
    }

    String cell(String column) {
        return cells.get(HEADER.indexOf(column) - 1);
    }

    List<String> row(long number) {
        List<String> row = new ArrayList<>(HEADER.size());
        row.add(Long.toString(number));
        row.addAll(cells);
        return row;
    }
}
