package shian.sample;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invents the batches of a division and month, one at a time and in order of their report date.
 *
 * <p>Asked again for the same month it invents the same batches, so a later file can contain an earlier one.
 */
final class SamplingBatches {

    /** Rows with these numbers belong to no month: they are made for one special file. */
    private static final long FIRST_SPARE_SERIAL = 900_000_000;

    private static final List<String> PROVINCES = List.of("内蒙古", "河北", "山东", "河南", "辽宁", "山西");
    private static final List<String> LABORATORIES = List.of("示例检测一所", "示例检测二所", "示例质检院");

    private final Seed seed;
    private final SamplingPlan plan;
    private final SampledUnits units;
    private final Weighted<FoodCategory> categories = new Weighted<>(FoodCategory.ALL, FoodCategory::share);
    private final Weighted<Level> levels = Weighted.of(List.of(Level.values()), 5, 12, 33, 50);
    private final Weighted<String> tasks = Weighted.of(List.of("监督抽检", "评价性抽检", "风险监测"), 82, 10, 8);
    private final Map<Division, double[]> failureFactors = new EnumMap<>(Division.class);

    private enum Level {
        NATION("国家", "GC", "国抽"), PROVINCE("省", "SC", "省抽"), CITY("市", "DC", "市抽"), COUNTY("县", "XBJ", "县抽");

        private final String title;
        private final String prefix;
        private final String reportedAs;

        Level(String title, String prefix, String reportedAs) {
            this.title = title;
            this.prefix = prefix;
            this.reportedAs = reportedAs;
        }
    }

    SamplingBatches(Seed seed, SamplingPlan plan) {
        this.seed = seed;
        this.plan = plan;
        this.units = new SampledUnits(seed);
        for (Division division : Division.values()) {
            Random random = seed.stream("failures " + division.code());
            double[] factors = new double[PublishedTotals.SAMPLING_BATCHES.size()];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = Apportionment.vary(1, 0.2, random);
            }
            failureFactors.put(division, factors);
        }
    }

    void forEach(Division division, YearMonth month, BatchSink sink) throws IOException {
        Random random = seed.stream("batches " + division.code() + " " + month);
        List<LocalDate> workdays = workdays(month);
        long rows = plan.rows(division, month);
        long uncountedLeft = plan.uncounted(division, month);
        long serial = plan.rowsBefore(division, month);
        for (long row = 0; row < rows; row++) {
            LocalDate reportedOn = workdays.get((int) (row * workdays.size() / rows));
            // picks exactly as many as planned, each row as likely as another
            boolean counted = random.nextDouble() * (rows - row) >= uncountedLeft;
            if (!counted) {
                uncountedLeft--;
            }
            serial++;
            sink.add(invent(division, reportedOn, serial, counted, random));
        }
    }

    /** A good batch that no other file has; the same number gives the same batch. */
    SamplingBatch spare(Division division, YearMonth month, int number) {
        Random random = seed.stream("spare " + division.code() + " " + month + " " + number);
        return invent(division, month.atDay(15), FIRST_SPARE_SERIAL + number, true, random);
    }

    private SamplingBatch invent(
            Division division, LocalDate reportedOn, long serial, boolean counted, Random random) {
        LocalDate sampledOn = reportedOn.minusDays(5 + random.nextInt(21));
        FoodCategory category = categories.draw(random);
        Link link = link(category, random);
        SampledUnit unit = units.draw(division, link, random);
        Level level = levels.draw(random);
        String task = tasks.draw(random);
        String conclusion = conclusion(division, reportedOn, category, task, random);
        boolean online = link == Link.CIRCULATION && random.nextInt(25) == 0;
        boolean packaged = category.isPackaged();
        int yearDigits = sampledOn.getYear() % 100;
        String serialDigits = digits(serial, 9);
        return new SamplingBatch(sampledOn, reportedOn, link, counted, conclusion.equals(SamplingBatch.FAILED), List.of(
                level.prefix + yearDigits + division.code() + serialDigits + (random.nextInt(20) == 0 ? "ZX" : ""),
                level.reportedAs,
                level.title,
                task,
                online ? "网络抽样" : "常规抽样",
                sampledOn.toString(),
                link.title(),
                online ? "网购" : unit.place(),
                unit.area(),
                unit.name(),
                unit.address(),
                division.title(),
                unit.creditCode(),
                unit.licence(),
                SampledUnits.pick(category.products(), random),
                category.title(),
                maker(packaged, link, unit, random),
                packaged ? link == Link.PRODUCTION ? "内蒙古" : SampledUnits.pick(PROVINCES, random) : "/",
                madeOn(category, sampledOn, random),
                packaged ? (1 + random.nextInt(10)) * 100 + "g/份" : "/",
                Integer.toString(1 + random.nextInt(8)),
                packaged ? "份" : "kg",
                division.shortTitle() + "市监局",
                SampledUnits.pick(LABORATORIES, random),
                "S" + yearDigits + division.code().substring(3) + serialDigits,
                sampledOn.plusDays(1 + random.nextInt(3)).toString(),
                reportedOn.toString(),
                conclusion,
                counted ? "已批准" : random.nextInt(3) == 0 ? "作废" : "草稿",
                counted ? "" : "不计入"));
    }

    private String conclusion(
            Division division, LocalDate reportedOn, FoodCategory category, String task, Random random) {
        double factor = failureFactors.get(division)[reportedOn.getYear() - PublishedTotals.FIRST_YEAR];
        boolean bad = random.nextDouble() * 100 < category.failureRate() * factor;
        if (!bad) {
            return SamplingBatch.PASSED;
        }
        // risk monitoring finds problems; it does not judge by a standard
        return task.equals("风险监测") ? SamplingBatch.PROBLEM : SamplingBatch.FAILED;
    }

    private static Link link(FoodCategory category, Random random) {
        double point = random.nextDouble();
        if (category.isCatering()) {
            return Link.CATERING;
        }
        if (category.isProduce()) {
            return point < 0.9 ? Link.CIRCULATION : Link.CATERING;
        }
        return point < 0.35 ? Link.PRODUCTION : point < 0.95 ? Link.CIRCULATION : Link.CATERING;
    }

    private static String maker(boolean packaged, Link link, SampledUnit unit, Random random) {
        if (!packaged) {
            return "/";
        }
        return link == Link.PRODUCTION ? unit.name() : "示例食品厂" + (1 + random.nextInt(300));
    }

    private static String madeOn(FoodCategory category, LocalDate sampledOn, Random random) {
        if (category.isPackaged()) {
            return sampledOn.minusDays(3 + random.nextInt(180)).toString();
        }
        return random.nextBoolean() ? "/" : sampledOn.minusDays(random.nextInt(3)).toString();
    }

    private static List<LocalDate> workdays(YearMonth month) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .toList();
    }

    private static String digits(long number, int width) {
        String text = Long.toString(number);
        return "0".repeat(width - text.length()) + text;
    }
}
