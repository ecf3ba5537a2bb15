package shian.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The samples of farm produce, tested quantitatively or rapidly; some were grown outside the city. */
final class ProduceSamples {

    static final List<String> HEADER = List.of(
            "样品编号", "样品名称", "抽样环节", "抽样省", "抽样市", "抽样县", "抽样地址", "检测单位", "抽样日期", "企业名称/农户",
            "信用代码/身份证号", "企业属性", "溯源省", "溯源市", "溯源县", "抽样数量", "检测性质", "检测项目数", "国家标准判定", "超标参数");

    private static final double RAPID_PER_QUANTITATIVE = 0.3;
    private static final double FAILED_SHARE = 0.02;
    private static final List<String> LINKS = List.of("基地", "屠宰场", "运输车", "批发市场", "农贸市场", "超市");
    private static final List<String> PRODUCE = List.of("韭菜", "芹菜", "番茄", "黄瓜", "马铃薯", "羊肉", "牛肉", "鸡蛋", "生鲜乳", "鲤鱼");
    private static final List<String> PARAMETERS = List.of("毒死蜱", "腐霉利", "恩诺沙星", "克百威");
    private static final List<List<String>> OUTSIDE = List.of(
            List.of("内蒙古自治区", "乌兰察布市", "察哈尔右翼前旗"), List.of("山东省", "潍坊市", "寿光市"),
            List.of("河北省", "张家口市", "张北县"));
    private static final List<String> FARMERS = List.of("张某某", "李某某", "王某某", "赵某某");

    private ProduceSamples() {
    }

    static SampleRows invent(Seed seed, SampledUnits units) {
        List<SampleRows.Row> rows = new ArrayList<>();
        for (int year = PublishedTotals.FIRST_YEAR; year <= SamplingPlan.LAST.getYear(); year++) {
            Random random = seed.stream("produce " + year);
            int quantitative = PublishedTotals.ofYear(PublishedTotals.PRODUCE_SAMPLES, year);
            int serial = 0;
            for (Occasion occasion : Occasion.in(year, quantitative, ProduceSamples::weight, random)) {
                rows.add(row(occasion, year * 100_000L + ++serial, "定量", units, random));
                if (random.nextDouble() < RAPID_PER_QUANTITATIVE) {
                    rows.add(row(occasion, year * 100_000L + ++serial, "快速", units, random));
                }
            }
        }
        return new SampleRows(HEADER, rows);
    }

    /** By what is grown and eaten there: the rural ones more than their residents say. */
    private static double weight(Division division) {
        return division.residents() + (division.isUrban() ? 0 : 200_000);
    }

    private static SampleRows.Row row(Occasion occasion, long serial, String kind, SampledUnits units, Random random) {
        Division division = occasion.division();
        SampledUnit unit = units.draw(division, Link.CIRCULATION, random);
        boolean farmer = random.nextInt(4) == 0;
        boolean failed = random.nextDouble() < FAILED_SHARE;
        List<String> grown = random.nextInt(5) == 0
                ? SampledUnits.pick(OUTSIDE, random) : List.of("内蒙古自治区", Division.CITY_NAME, division.title());
        List<SampleCell> cells = new ArrayList<>();
        cells.add(SampleCell.of("NC" + division.code() + serial));
        cells.add(SampleCell.of(SampledUnits.pick(PRODUCE, random)));
        cells.add(SampleCell.of(farmer ? LINKS.get(0) : SampledUnits.pick(LINKS, random)));
        cells.add(SampleCell.of("内蒙古自治区"));
        cells.add(SampleCell.of(Division.CITY_NAME));
        cells.add(SampleCell.of(division.title()));
        cells.add(SampleCell.of(unit.address()));
        cells.add(SampleCell.of(Division.CITY_NAME + "农畜产品质量安全中心"));
        cells.add(SampleCell.of(occasion.day()));
        cells.add(SampleCell.of(farmer ? SampledUnits.pick(FARMERS, random) : unit.name()));
        cells.add(SampleCell.of(farmer ? idNumber(random) : unit.creditCode()));
        cells.add(SampleCell.of(random.nextInt(6) == 0 ? "绿色" : random.nextInt(20) == 0 ? "有机" : ""));
        grown.forEach(place -> cells.add(SampleCell.of(place)));
        cells.add(SampleCell.of(1 + random.nextInt(3) + "kg"));
        cells.add(SampleCell.of(kind));
        cells.add(SampleCell.of(kind.equals("定量") ? 20 + random.nextInt(40) : 1 + random.nextInt(5)));
        cells.add(SampleCell.of(failed ? "不合格" : "合格"));
        cells.add(SampleCell.of(failed ? SampledUnits.pick(PARAMETERS, random) : ""));
        return new SampleRows.Row(division, occasion.day(), cells);
    }

    /** Nobody's: no office gives numbers out under 150199. */
    private static String idNumber(Random random) {
        return "15019919" + (50 + random.nextInt(40)) + "0" + (1 + random.nextInt(9)) + (10 + random.nextInt(18)) + "999X";
    }
}
