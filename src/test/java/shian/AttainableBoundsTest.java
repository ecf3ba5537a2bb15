package shian;

import static org.assertj.core.api.Assertions.assertThat;
import static shian.Worlds.faults;
import static shian.Worlds.pick;
import static shian.Worlds.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shian.Worlds.Case;

/**
 * Bounds are the least and the greatest value over all worlds: small cities with some rows set aside, of which every world is
 * looked at here, by definitions written once more in plain words.
 */
@Tag("store")
class AttainableBoundsTest {

    private static final Map<String, String> COUNTIES = new TreeMap<>(Map.of("150102", "新城区", "150103", "回民区", "150105", "赛罕区",
            "150121", "土默特左旗"));
    private static final List<String> LEAVES = List.of("150100-own", "150102", "150103", "150104", "150105", "150121", "150122", "150123",
            "150124", "150125", "150172");
    private static City city;
    private static int version;

    /** What counts of a ratio. */
    private record Ratio(long numerator, long denominator) {
        BigDecimal percent() {
            return BigDecimal.valueOf(100 * numerator).divide(BigDecimal.valueOf(denominator), 10, RoundingMode.HALF_UP);
        }
    }

    @BeforeAll
    static void prepare() throws Exception {
        city = City.withOwnCatalogue(AttainableBoundsTest.class);
        try (Stream<Path> files = Files.walk(city.home().resolve("jobs"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Files.writeString(file, Files.readString(file).replace("refuse-above: 5%", "refuse-above: 95%"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void bounds_are_the_least_and_the_greatest_of_all_worlds(long seed) {
        Random random = new Random(seed);
        version++;
        List<Case> canteens = canteens(random);
        List<Case> exams = exams(random);
        List<Case> grain = grain(random);
        List<Case> producers = producers(random);
        List<Case> visits = visits(random, producers);
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(city.jdbc().sql("select count(*) from intake.quarantine where state = 'OPEN'").query(Long.class).single())
                .isEqualTo(Stream.of(canteens, exams, grain, producers, visits).flatMap(List::stream)
                        .filter(Case::isSetAside).count());
        compare("P10", "schools", 2021, canteens, List.of(), (rows, at) -> new Ratio(
                count(rows, at, r -> !r.get("stage").equals("高校") && r.get("online").equals("是") && r.get("bright").equals("互联网+")),
                count(rows, at, r -> !r.get("stage").equals("高校"))));
        compare("P03", "all", 2021, exams, List.of(), (rows, at) -> new Ratio(
                count(rows, at, r -> r.get("attended").equals("是") && "是".equals(r.get("passed"))),
                count(rows, at, r -> r.get("attended").equals("是"))));
        compare("P03", "national", 2021, exams, List.of(), (rows, at) -> new Ratio(
                count(rows, at, r -> r.get("level").equals("国家抽考") && r.get("attended").equals("是") && "是".equals(r.get("passed"))),
                count(rows, at, r -> r.get("level").equals("国家抽考") && r.get("attended").equals("是"))));
        compare("B22", "all", 2020, grain, List.of(), (rows, at) -> new Ratio(samples(rows, at, true), samples(rows, at, false)));
        compare("P02", "in-production", 2021, producers, visits, (rows, at) -> new Ratio(
                producers(rows, at, r -> r.get("producing").equals("是"), (r, v) -> v.stream().anyMatch(w -> "是".equals(w.get("checked")))),
                producers(rows, at, r -> r.get("producing").equals("是"), (r, v) -> true)));
        compare("B29", "in-production", 2021, producers, visits, (rows, at) -> new Ratio(
                producers(rows, at, r -> r.get("producing").equals("是") && r.get("risky").equals("是"),
                        (r, v) -> v.stream().filter(w -> !w.get("kind").equals("网络餐饮监测")).count() >= 1),
                producers(rows, at, r -> r.get("producing").equals("是") && r.get("risky").equals("是"), (r, v) -> true)));
    }

    // --- what the files say ------------------------------------------------------------------------------------------

    private static List<Case> canteens(Random random) {
        List<Case> rows = new ArrayList<>();
        for (int i = 1; i <= 14; i++) {
            Map<String, String> row = row("code", "C%03d".formatted(i), "division", pick(random, COUNTIES.keySet()), "stage",
                    pick(random, List.of("小学", "高校", "初中")), "online", pick(random, List.of("是", "否")),
                    "bright", pick(random, List.of("互联网+", "透明")));
            rows.add(new Case(row, i > 3 ? Map.of() : faults(random, Map.of("stage", List.of("幼儿园", "小学", "初中", "高中", "一贯制学校", "高校"),
                    "division", LEAVES, "online", List.of("是", "否"), "bright", List.of("未实施", "透明", "视频", "互联网+", ""))), 0));
        }
        twins(random, rows, "online", List.of("是", "否"));
        drop("JYJ_XXST_150100_20211231_QC", "学校标识码,学校名称,学段,所属旗县区,供餐方式,明厨亮灶,互联网接入", rows, r -> List.of(r.get("code"), "某校",
                r.get("stage"), r.get("division"), "自营", r.get("bright"), r.get("online")));
        return rows;
    }

    private static List<Case> exams(Random random) {
        List<Case> rows = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            Map<String, String> row = row("code", "K%03d".formatted(i), "division", "150105", "level", pick(random, List.of("国家抽考", "市县抽考")),
                    "day", "2021-05-%02d".formatted(i), "attended", pick(random, List.of("是", "是", "否")), "passed", pick(random, List.of("是", "否")));
            Map<String, List<String>> faults = i > 4 ? Map.of() : faults(random, Map.of("level", List.of("国家抽考", "自治区抽考", "市县抽考"),
                    "day", List.of("2021-01-01"), "attended", List.of("是", "否"), "passed", List.of("是", "否", "")));
            rows.add(new Case(row, faults, 0));
        }
        twins(random, rows, "passed", List.of("是", "否"));
        drop("SCJG_GLCK_150105_2021_MX", "考核编号,所属旗县区,抽考日期,抽考类别,是否参考,合格", rows, r -> List.of(r.get("code"), r.get("division"),
                r.get("day"), r.get("level"), r.get("attended"), r.get("passed")));
        return rows;
    }

    private static List<Case> grain(Random random) {
        List<Case> rows = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            String division = pick(random, COUNTIES.keySet());
            int items = 1 + random.nextInt(2);
            for (int item = 1; item <= items; item++) {
                Map<String, String> row = row("sample", "S%03d".formatted(i), "division", division, "day", "2020-08-%02d".formatted(i),
                        "item", "项目" + item, "judgement", pick(random, List.of("合格", "合格", "不合格")));
                rows.add(new Case(row, i > 2 ? Map.of() : faults(random, Map.of("judgement", List.of("合格", "不合格"), "division", LEAVES)), 0));
            }
        }
        drop("LSJ_LSJC_150100_2020_MX", "样品编号,监测类型,粮食品种,扦样日期,产地（县）,代表数量,项目,结果,判定类别,判定", rows, r -> List.of(r.get("sample"),
                "收获", "玉米", r.get("day"), r.get("division"), "5", r.get("item"), "1", "质量", r.get("judgement")));
        return rows;
    }

    private static List<Case> producers(Random random) {
        List<Case> rows = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            Map<String, String> row = row("licence", "SC%014d".formatted(i), "division", pick(random, COUNTIES.keySet()),
                    "producing", pick(random, List.of("是", "是", "否")), "risky", pick(random, List.of("是", "否")), "kind", "食品生产企业");
            rows.add(new Case(row, i > 1 ? Map.of() : faults(random, Map.of("division", LEAVES, "producing", List.of("是", "否"),
                    "kind", List.of("食品生产企业", "小作坊"))), 0));
        }
        drop("SCJG_ZTML_150100_20211231_QC", "证书编号,统一社会信用代码,单位名称,主体业态,所属旗县区,发证日期,状态,在产,高风险", rows, r -> List.of(r.get("licence"),
                "91150100MA0000001A", "某厂", r.get("kind"), r.get("division"), "2020-01-01", "有效", r.get("producing"), r.get("risky")));
        return rows;
    }

    private static List<Case> visits(Random random, List<Case> producers) {
        List<String> licences = producers.stream().map(p -> p.row().get("licence")).toList();
        List<Case> rows = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            Map<String, String> row = row("code", "V%03d".formatted(i), "licence", pick(random, licences), "kind", pick(random, List.of("日常检查", "网络餐饮监测")),
                    "checked", pick(random, List.of("是", "否", "")), "day", "2021-06-%02d".formatted(i));
            List<String> anywhere = new ArrayList<>(licences);
            anywhere.add("SC99999999999999");
            rows.add(new Case(row, i > 3 ? Map.of() : faults(random, Map.of("kind", List.of("日常检查", "体系检查", "网络餐饮监测"), "checked", List.of("是", "否", ""),
                    "licence", anywhere, "day", List.of("2021-01-01"))), 0));
        }
        drop("SCJG_JDJC_150100_2021_MX", "检查编号,检查日期,检查类型,证书编号,所属旗县区,检查项数,不符合项数,检查结果,自查报告", rows, r -> List.of(r.get("code"), r.get("day"),
                r.get("kind"), r.get("licence"), "150105", "10", "0", "符合", r.get("checked")));
        return rows;
    }

    /** Two rows that share their key and differ. */
    private static void twins(Random random, List<Case> rows, String column, List<String> values) {
        if (random.nextBoolean()) {
            for (String value : values) {
                Map<String, String> row = new LinkedHashMap<>(rows.get(rows.size() - 1).row());
                row.put("code", "TWIN");
                row.put(column, value);
                rows.add(0, new Case(row, Map.of(), 1));
            }
        }
    }

    private static void drop(String name, String header, List<Case> rows, Function<Map<String, String>, List<String>> cells) {
        List<String> lines = new ArrayList<>(List.of(header));
        for (Case one : rows) {
            Map<String, String> written = new HashMap<>(one.row());
            one.faults().keySet().forEach(column -> written.put(column, bad(column, one)));
            lines.add(String.join(",", cells.apply(written)));
        }
        city.drop("%s_V%02d.csv".formatted(name, version), lines.toArray(String[]::new));
    }

    /** A cell that is no value of its column; an answer that lacks though it is due is one too. */
    private static String bad(String column, Case row) {
        return switch (column) {
            case "licence" -> "1.5E+18";
            case "day" -> "2021-02-30";
            default -> "不明白";
        };
    }

    // --- what the definitions say ------------------------------------------------------------------------------------

    private static long count(List<Map<String, String>> rows, Set<String> at, Predicate<Map<String, String>> counts) {
        return rows.stream().filter(row -> at.contains(row.get("division"))).filter(counts).count();
    }

    /** A sample counts where its first row does; it passed if no row of it failed. */
    private static long samples(List<Map<String, String>> rows, Set<String> at, boolean passed) {
        Map<String, List<Map<String, String>>> samples = new TreeMap<>();
        rows.forEach(row -> samples.computeIfAbsent(row.get("sample"), s -> new ArrayList<>()).add(row));
        return samples.values().stream().filter(sample -> at.contains(sample.stream().min(Comparator.comparing(r -> r.get("item"))).orElseThrow().get("division")))
                .filter(sample -> !passed || sample.stream().noneMatch(row -> row.get("judgement").equals("不合格"))).count();
    }

    private static long producers(List<Map<String, String>> rows, Set<String> at, Predicate<Map<String, String>> counts,
                                  BiFunction<Map<String, String>, List<Map<String, String>>, Boolean> visited) {
        return rows.stream().filter(row -> row.containsKey("producing") && row.get("kind").equals("食品生产企业") && at.contains(row.get("division")))
                .filter(counts).filter(producer -> visited.apply(producer, rows.stream().filter(row -> row.containsKey("checked"))
                        .filter(visit -> visit.get("licence").equals(producer.get("licence"))).toList())).count();
    }

    // --- all worlds --------------------------------------------------------------------------------------------------

    private static void compare(String indicator, String scope, int year, List<Case> first, List<Case> second,
                                BiFunction<List<Map<String, String>>, Set<String>, Ratio> definition) {
        List<List<Map<String, String>>> worlds = Worlds.of(Stream.concat(first.stream(), second.stream()).toList());
        List<String> places = new ArrayList<>(COUNTIES.keySet());
        places.add("150100");
        for (String place : places) {
            Set<String> at = place.equals("150100") ? new LinkedHashSet<>(LEAVES) : Set.of(place);
            List<BigDecimal> values = worlds.stream().map(world -> definition.apply(world, at)).filter(ratio -> ratio.denominator > 0)
                    .map(Ratio::percent).distinct().sorted().toList();
            String expected = values.isEmpty() ? "null null" : rounded(values.get(0)) + " " + rounded(values.get(values.size() - 1));
            assertThat(city.jdbc().sql("""
                    select coalesce(low::text, 'null') || ' ' || coalesce(high::text, 'null') from scorer.indicator_value
                    where indicator_code = :indicator and scope = :scope and division_code = :place and year = :year""")
                    .param("indicator", indicator).param("scope", scope).param("place", place).param("year", year).query(String.class).list())
                    .as("%s %s %s %d of %d worlds, of %s", indicator, scope, place, year, worlds.size(),
                            Stream.concat(first.stream(), second.stream()).filter(Case::isSetAside).toList())
                    .isEqualTo(List.of(expected));
        }
    }

    private static String rounded(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
