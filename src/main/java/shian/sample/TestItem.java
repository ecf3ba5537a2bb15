package shian.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One item that the laboratory tested in a batch. */
record TestItem(SamplingBatch batch, Analyte analyte, String result, String verdict) {

    static final String PASSED = "合格项";
    private static final String FAILED = "不合格项";
    private static final String PROBLEM = "问题项";
    private static final double SECOND_FAILURE = 0.2;

    /**
     * What is tested for; limits and results are invented, the numbers of standards are as far as known.
     *
     * @param most what is allowed
     * @param leastFound what the method can still find; empty if that is not said
     * @param passing results as laboratories write them when nothing is wrong
     */
    record Analyte(
            String name, String unit, String method, String standard, String most, String leastFound, List<String> passing,
            String failing) {
    }

    private static final List<Analyte> PRODUCE = List.of(
            new Analyte("毒死蜱", "mg/kg", "GB 23200.113-2018", "GB 2763-2021", "0.02", "0.01", List.of("未检出", "<0.01", "ND"), "0.35"),
            new Analyte("镉（以Cd计）", "mg/kg", "GB 5009.15-2014", "GB 2762-2017", "0.05", "0.001", List.of("0.012", "0.008", "未检出"), "0.21"),
            new Analyte("恩诺沙星", "μg/kg", "GB/T 21312-2007", "GB 31650-2019", "100", "3.0", List.of("未检出", "＜3.0", "12.6"), "245"),
            new Analyte("腐霉利", "mg/kg", "GB 23200.113-2018", "GB 2763-2021", "0.2", "0.01", List.of("ND", "<0.01", "0.06"), "1.34"));
    private static final List<Analyte> CATERING = List.of(
            new Analyte("大肠菌群", "/50cm²", "GB 14934-2016", "GB 14934-2016", "不得检出", "", List.of("未检出", "符合"), "检出"),
            new Analyte("阴离子合成洗涤剂", "mg/100cm²", "GB/T 5750.4-2006", "GB 14934-2016", "不得检出", "0.002", List.of("未检出", "<0.002"), "0.016"),
            new Analyte("铝的残留量（以Al计）", "mg/kg", "GB 5009.182-2017", "GB 2760-2014", "100", "25", List.of("<25", "34.2", "未检出"), "312"),
            new Analyte("菌落总数", "CFU/g", "GB 4789.2-2016", "GB 31607-2021", "100000", "", List.of("1.2×10³", "<10", "10，20，30，<10，<10"), "3.5×10⁵"));
    private static final List<Analyte> PACKAGED = List.of(
            new Analyte("菌落总数", "CFU/g", "GB 4789.2-2016", "GB 7099-2015", "10000", "", List.of("1.2×10^3", "<10", "10，20，30，<10，<10"), "4.1×10⁴"),
            new Analyte("苯甲酸及其钠盐（以苯甲酸计）", "g/kg", "GB 5009.28-2016", "GB 2760-2014", "1.0", "0.005", List.of("未检出", "<0.005", "0.21"), "1.62"),
            new Analyte("铅（以Pb计）", "mg/kg", "GB 5009.12-2017", "GB 2762-2017", "0.5", "0.02", List.of("0.043", "ND", "<0.02"), "0.82"),
            new Analyte("感官", "/", "GB 7099-2015", "GB 7099-2015", "符合", "", List.of("符合"), "不符合"));

    /** All items of a batch that failed, else one. */
    static List<TestItem> of(SamplingBatch batch, Random random) {
        List<Analyte> analytes = new ArrayList<>(analytes(batch));
        Collections.shuffle(analytes, random);
        boolean passed = batch.cell(SamplingBatch.CONCLUSION).equals(SamplingBatch.PASSED);
        int bad = passed ? 0 : random.nextDouble() < SECOND_FAILURE ? 2 : 1;
        String badVerdict = batch.failed() ? FAILED : PROBLEM;
        List<TestItem> items = new ArrayList<>();
        for (Analyte analyte : passed ? analytes.subList(0, 1) : analytes) {
            boolean isBad = items.size() < bad;
            items.add(new TestItem(batch, analyte, isBad ? analyte.failing : SampledUnits.pick(analyte.passing, random),
                    isBad ? badVerdict : PASSED));
        }
        return items;
    }

    /** The same item as if it had been judged well. */
    TestItem misjudged() {
        return new TestItem(batch, analyte, result, PASSED);
    }

    private static List<Analyte> analytes(SamplingBatch batch) {
        return switch (batch.cell(SamplingBatch.CATEGORY)) {
            case FoodCategory.PRODUCE -> PRODUCE;
            case FoodCategory.CATERING -> CATERING;
            default -> PACKAGED;
        };
    }
}
