package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** AG04: heads slaughtered by slaughterhouse, month and kind of animal; one head is once not disposed of. */
final class SlaughterFeed {

    private static final List<String> HEADER = List.of("定点屠宰企业", "证号", "旗县区", "月份", "畜种", "屠宰头数", "检疫合格数",
            "肉品品质检验数", "病死/不合格头数", "无害化处理数", "私屠滥宰案件数");
    private static final String OFFICE = Division.CITY_NAME + "农牧局";
    private static final String TITLE = "定点屠宰及无害化处理情况表";
    private static final YearMonth ONE_NOT_DISPOSED = YearMonth.of(2020, 11);

    /** A slaughterhouse, and about how many heads of each animal it slaughters in a month. */
    private record Plant(Division division, String name, Map<String, Integer> heads) {
    }

    private static final List<Plant> PLANTS = List.of(
            new Plant(Division.SAIHAN, "示例肉联厂", Map.of("猪", 9_000, "牛", 500)),
            new Plant(Division.TUMED_LEFT, "示例屠宰场", Map.of("猪", 4_200, "羊", 6_500)),
            new Plant(Division.TOGTOH, "示例屠宰有限公司", Map.of("猪", 2_600, "羊", 3_000)),
            new Plant(Division.HORINGER, "示例肉业", Map.of("牛", 1_400, "羊", 5_200)),
            new Plant(Division.WUCHUAN, "示例清真屠宰场", Map.of("牛", 300, "羊", 8_800)));

    private final SampleRows rows;

    SlaughterFeed(Seed seed) {
        Random random = seed.stream("slaughter");
        List<SampleRows.Row> all = new ArrayList<>();
        for (YearMonth month = SamplingPlan.FIRST; !month.isAfter(SamplingPlan.LAST); month = month.plusMonths(1)) {
            for (Plant plant : PLANTS) {
                for (String animal : List.of("猪", "牛", "羊")) {
                    if (plant.heads.containsKey(animal)) {
                        all.add(row(plant, month, animal, random));
                    }
                }
            }
        }
        rows = new SampleRows(HEADER, all);
    }

    private static SampleRows.Row row(Plant plant, YearMonth month, String animal, Random random) {
        long heads = Math.round(Apportionment.vary(plant.heads.get(animal), 0.2, random));
        long failed = random.nextInt(2 + (int) (heads / 500));
        boolean oneLess = month.equals(ONE_NOT_DISPOSED) && plant.division == Division.TUMED_LEFT && animal.equals("猪");
        if (oneLess) {
            failed = 9;
        }
        return new SampleRows.Row(plant.division, month.atDay(1), List.of(
                SampleCell.of(plant.division.shortTitle() + plant.name), SampleCell.of("A1501" + plant.division.code().substring(4)),
                SampleCell.of(plant.division.title()), SampleCell.of(month.toString()), SampleCell.of(animal),
                SampleCell.of(heads), SampleCell.of(heads - failed), SampleCell.of(heads), SampleCell.of(failed),
                SampleCell.of(oneLess ? failed - 1 : failed), SampleCell.of(random.nextInt(40) == 0 ? 1 : 0)));
    }

    void writeTo(Path directory) throws IOException {
        Period first = Period.year(2020);
        TextFormat.csv(FileEncoding.GB18030).write(List.of(rows.in(first)
                        .withFault("畜种", "骡")
                        .withFault("屠宰头数", "若干")
                        .withFault("月份", "2020-13")
                        .presented("", first.title() + TITLE, OFFICE, 0)),
                directory.resolve("NMJ_TZ_150100_2020_MX_V01.csv"));
        for (int half = 1; half <= 2; half++) {
            Period period = Period.half(2021, half);
            WorkbookFormat format = half == 1 ? WorkbookFormat.XLSX : WorkbookFormat.XLS;
            format.write(List.of(rows.in(period).renamed(Map.of("定点屠宰企业", "屠宰企业名称", "月份", "统计月份"))
                            .presented("屠宰", period.title() + TITLE, OFFICE, 1)),
                    directory.resolve("NMJ_TZ_150100_" + period.text() + "_MX_V01." + format.extension()));
        }
        Period third = Period.months(YearMonth.of(2022, 1), SamplingPlan.LAST);
        TextFormat.semicolons(FileEncoding.UTF_8_BOM).write(
                List.of(rows.in(third).exported("")), directory.resolve("NMJ_TZ_150100_" + third.text() + "_MX_V01.csv"));
    }
}
