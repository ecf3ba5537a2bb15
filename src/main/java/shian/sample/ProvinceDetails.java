package shian.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What the county-level units of a city report row by row, and what the city makes of it. */
final class ProvinceDetails {

    private static final List<String> LINKS = List.of("生产", "流通", "餐饮");
    private static final int ROWS_A_MONTH = 2;
    /** Every so many batches one fails. */
    private static final int PER_FAILURE = 40;

    private final ProvinceCity city;
    private final Seed seed;
    private final int scale;
    /** Batches and failures by year, unit and link. */
    private final Map<String, int[]> tally = new HashMap<>();

    ProvinceDetails(ProvinceCity city, Seed seed, int scale) {
        this.city = city;
        this.seed = seed;
        this.scale = scale;
    }

    private interface Happening {
        void on(LocalDate day, int number);
    }

    /** Lets something happen several times in each month of a period. */
    private void happens(Random random, Period period, Happening happening) {
        int number = 0;
        for (YearMonth month = period.from(); !month.isAfter(period.to()); month = month.plusMonths(1)) {
            int times = (ROWS_A_MONTH + random.nextInt(2)) * scale;
            for (int i = 0; i < times; i++) {
                happening.on(month.atDay(6 + random.nextInt(20)), ++number);
            }
        }
    }

    private Random stream(String feed, ProvinceCity.Unit unit, Period period) {
        return seed.stream("province " + feed + " " + unit.code() + " " + period.text());
    }

    ProvinceTable sampling(ProvinceCity.Unit unit, Period period) {
        ProvinceTable table = new ProvinceTable("食品抽检明细", "抽样编号", "任务来源", "任务类别", "抽样日期", "抽样环节",
                "被抽样单位名称", "被抽样单位所在县", "标识生产企业名称", "样品名称", "食品大类", "报告日期", "结论", "数据状态");
        Random random = stream("sampling", unit, period);
        happens(random, period, (day, number) -> {
            String link = LINKS.get(random.nextInt(LINKS.size()));
            boolean failed = random.nextInt(PER_FAILURE) == 0;
            FoodCategory category = SampledUnits.pick(FoodCategory.ALL, random);
            int[] counted = tally.computeIfAbsent(key(period, unit, link), k -> new int[2]);
            counted[0]++;
            counted[1] += failed ? 1 : 0;
            table.row("XBJ" + day.getYear() % 100 + unit.code() + "%09d".formatted(number), "县", "监督抽检", day.minusDays(5), link,
                    unit.called() + "示例店" + random.nextInt(50), unit.called(), city.name() + "示例食品厂", category.title() + "样品",
                    category.title(), day, failed ? "不合格" : "合格", "已批准");
        });
        return table;
    }

    /** What the city sums up of what its units have reported so far. */
    ProvinceTable summary(Period period) {
        ProvinceTable table = new ProvinceTable("食品抽检汇总", "旗县区", "抽样环节", "抽检批次", "不合格批次", "合格率");
        city.units().forEach(unit -> LINKS.forEach(link -> {
            int[] counted = tally.getOrDefault(key(period, unit, link), new int[2]);
            table.row(unit.called(), link, counted[0], counted[1], counted[0] == 0 ? "/"
                    : String.format(Locale.ROOT, "%.2f%%", 100.0 * (counted[0] - counted[1]) / counted[0]));
        }));
        return table;
    }

    private static String key(Period period, ProvinceCity.Unit unit, String link) {
        return period.text() + " " + unit.code() + " " + link;
    }

    ProvinceTable cases(ProvinceCity.Unit unit, Period period) {
        ProvinceTable table = new ProvinceTable("食品违法案件台账", "案件编号", "立案日期", "案件来源", "机构区划", "环节", "程序",
                "处罚决定日期", "处罚种类", "罚款金额（元）", "没收金额（元）", "罚没款合计（元）", "撤销标志");
        Random random = stream("cases", unit, period);
        happens(random, period, (day, number) -> {
            int fine = 100 * (5 + random.nextInt(60));
            int confiscated = 10 * random.nextInt(40);
            table.row(unit.code() + "-" + day.getYear() + "-" + number, day.minusDays(4), "日常检查", unit.called(),
                    LINKS.get(random.nextInt(LINKS.size())), "普通程序", day, "罚款", fine, confiscated, fine + confiscated, "否");
        });
        return table;
    }

    ProvinceTable produce(ProvinceCity.Unit unit, Period period) {
        ProvinceTable table = new ProvinceTable("农产品监测样品明细", "样品编号", "样品名称", "抽样环节", "抽样市", "抽样县", "抽样日期", "检测性质",
                "国家标准判定", "超标参数", "溯源市", "溯源县");
        Random random = stream("produce", unit, period);
        happens(random, period, (day, number) -> {
            boolean failed = random.nextInt(PER_FAILURE) == 0;
            table.row("NC" + unit.code() + day.getYear() + number, "番茄", "基地", city.name(), unit.called(), day, "定量",
                    failed ? "不合格" : "合格", failed ? "毒死蜱" : "", city.name(), unit.called());
        });
        return table;
    }

    ProvinceTable disease(ProvinceCity.Unit unit, Period period) {
        ProvinceTable table = new ProvinceTable("食源性疾病病例明细", "病例编号", "医疗机构名称", "医疗机构所在旗县区", "病人属于", "发病时间",
                "就诊时间", "填卡日期", "审核日期", "状态");
        Random random = stream("disease", unit, period);
        happens(random, period, (day, number) -> table.row("SY" + unit.code() + day.getYear() + number,
                unit.called() + "示例医院", unit.called(), "本县区", day.minusDays(2), day.minusDays(1), day, day, "已审核"));
        return table;
    }
}
