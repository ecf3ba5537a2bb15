package shian.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A sample of the risk monitoring, as the first columns of the health office's tables describe it. */
record MonitoredSample(
        String number, Division division, LocalDate day, String kind, String category, String name, String place, String packaging,
        String origin, LocalDate submitted) {

    private static final List<String> HEADER = List.of(
            "样品编号", "监测类别", "食品类别", "样品名称", "采样日期", "采样点（县）", "采样点（乡镇）", "采样点（场所）", "包装", "产地");
    /** First columns that say the same in every row of a sample and are never empty. */
    static final int COLUMNS = 8;

    private record Food(String category, String name) {
    }

    private static final List<Food> FOODS = List.of(
            new Food("肉及肉制品", "羊肉"), new Food("肉及肉制品", "牛肉干"), new Food("蔬菜及其制品", "韭菜"),
            new Food("蔬菜及其制品", "芹菜"), new Food("粮食及其制品", "小麦粉"), new Food("粮食及其制品", "莜面"),
            new Food("乳及乳制品", "奶皮子"), new Food("乳及乳制品", "生鲜乳"), new Food("水果及其制品", "草莓"),
            new Food("水产及其制品", "鲤鱼"), new Food("蛋及蛋制品", "鸡蛋"), new Food("餐饮食品", "凉拌菜"));
    private static final Weighted<String> KINDS = Weighted.of(List.of("常规", "专项", "应急"), 82, 16, 2);
    private static final List<String> PLACES = List.of("超市", "农贸市场", "餐饮店", "养殖场", "网店", "学校食堂");
    private static final List<String> ORIGINS = List.of("内蒙古", "山东", "河北", "山西", "/");

    /**
     * The samples of a monitoring, with as many a year as were published.
     *
     * @param prefix what its sample numbers begin with
     */
    static List<MonitoredSample> invent(Seed seed, String prefix, List<Integer> perYear) {
        List<MonitoredSample> samples = new ArrayList<>();
        for (int year = PublishedTotals.FIRST_YEAR; year < PublishedTotals.FIRST_YEAR + perYear.size(); year++) {
            Random random = seed.stream("monitoring " + prefix + year);
            int serial = 0;
            for (Occasion occasion : Occasion.in(year, PublishedTotals.ofYear(perYear, year), weight(year), random)) {
                samples.add(invent(prefix, year, ++serial, occasion, random));
            }
        }
        return samples;
    }

    /** Every division has some, but for the zone in the first year, which the network had not reached yet. */
    private static ToDoubleFunction<Division> weight(int year) {
        return division -> division == Division.DEVELOPMENT_ZONE && year == PublishedTotals.FIRST_YEAR
                ? 0 : 250_000 + division.residents();
    }

    private static MonitoredSample invent(String prefix, int year, int serial, Occasion occasion, Random random) {
        Food food = SampledUnits.pick(FOODS, random);
        return new MonitoredSample(
                prefix + occasion.division().code() + (year * 10_000 + serial), occasion.division(), occasion.day(),
                KINDS.draw(random), food.category, food.name, SampledUnits.pick(PLACES, random),
                random.nextBoolean() ? "散装" : "预包装", SampledUnits.pick(ORIGINS, random),
                occasion.day().plusDays(random.nextInt(4)));
    }

    /** The header of a table that has these columns behind those of the sample. */
    static List<String> headerWith(String... columns) {
        return Stream.concat(HEADER.stream(), Stream.of(columns)).toList();
    }

    /** The cells of the first columns. */
    List<SampleCell> cells() {
        return List.of(
                SampleCell.of(number), SampleCell.of(kind), SampleCell.of(category), SampleCell.of(name), SampleCell.of(day),
                SampleCell.of(division.title()), SampleCell.of(division.shortTitle() + "示例街道"), SampleCell.of(place),
                SampleCell.of(packaging), SampleCell.of(origin));
    }
}
