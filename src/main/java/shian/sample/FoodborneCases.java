package shian.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The case cards of foodborne disease, as the institutions fill them in; names of patients are on none. */
final class FoodborneCases {

    static final List<String> HEADER = List.of(
            "病例编号", "医疗机构编码", "医疗机构名称", "医疗机构所在旗县区", "性别", "年龄", "职业", "病人属于", "现住址区划", "发病时间", "就诊时间",
            "填卡日期", "审核日期", "初步诊断", "主要症状", "可疑食品名称", "可疑食品分类", "加工方式", "进食场所类型", "进食时间", "进食人数",
            "其他人是否发病", "标本编号", "标本类型", "标本采样日期", "检测结果", "状态", "退卡原因");

    private static final double SHARE_NOT_REVIEWED = 0.06;
    private static final String REVIEWED = "已审核";
    private static final String RETURNED = "退卡";
    private static final List<String> OTHER_STATES = List.of("已完成", RETURNED, "删除", "未书写");
    private static final Weighted<String> PATIENT_OF =
            Weighted.of(List.of("本县区", "本市其他县区", "本省其他", "外省"), 78, 13, 5, 4);
    private static final List<String> OTHER_CITIES = List.of("150200", "150600", "150900");
    private static final List<String> OTHER_PROVINCES = List.of("140200", "130700", "110105");
    private static final List<String> OCCUPATIONS = List.of("农民", "学生", "工人", "散居儿童", "离退人员", "餐饮从业人员", "/");
    private static final List<String> DIAGNOSES = List.of("急性胃肠炎", "感染性腹泻", "细菌性食物中毒", "菌痢");
    private static final List<String> SYMPTOMS = List.of("腹泻、腹痛", "恶心，呕吐", "发热、腹泻", "呕吐、腹痛、头晕");
    private static final List<String> FOODS = List.of("凉拌菜", "烧烤", "隔夜米饭", "羊肉", "豆角", "生鱼片", "不明");
    private static final List<String> PLACES = List.of("家庭", "餐饮店", "学校食堂", "单位食堂", "街头摊点");
    private static final List<String> INSTITUTIONS = List.of("示例人民医院", "示例中医院", "示例社区卫生服务中心");

    private FoodborneCases() {
    }

    /** As many reviewed cards as were published, and some that are not reviewed on top. */
    static SampleRows invent(Seed seed) {
        List<SampleRows.Row> rows = new ArrayList<>();
        for (int year = PublishedTotals.FIRST_YEAR; year <= SamplingPlan.LAST.getYear(); year++) {
            Random random = seed.stream("foodborne cases " + year);
            int reviewed = PublishedTotals.ofYear(PublishedTotals.FOODBORNE_CASES, year);
            int serial = 0;
            for (Occasion occasion : Occasion.in(year, reviewed, Division::residents, random)) {
                rows.add(row(occasion, number(occasion, year, ++serial), REVIEWED, random));
                if (random.nextDouble() < SHARE_NOT_REVIEWED) {
                    String state = SampledUnits.pick(OTHER_STATES, random);
                    rows.add(row(occasion, number(occasion, year, ++serial), state, random));
                }
            }
        }
        return new SampleRows(HEADER, rows);
    }

    private static String number(Occasion occasion, int year, int serial) {
        return "SY" + occasion.division().code() + (year * 100_000L + serial);
    }

    private static SampleRows.Row row(Occasion occasion, String number, String state, Random random) {
        Division division = occasion.division();
        LocalDate filled = occasion.day();
        LocalDate visited = filled.minusDays(random.nextInt(2));
        LocalDate ill = visited.minusDays(random.nextInt(3));
        String patientOf = PATIENT_OF.draw(random);
        int institution = random.nextInt(INSTITUTIONS.size());
        boolean tested = random.nextInt(5) == 0;
        boolean child = random.nextInt(12) == 0;
        List<SampleCell> cells = new ArrayList<>();
        cells.add(SampleCell.of(number));
        cells.add(SampleCell.of(division.code() + "0" + (institution + 1)));
        cells.add(SampleCell.of(division.shortTitle() + INSTITUTIONS.get(institution)));
        cells.add(SampleCell.of(division.title()));
        cells.add(SampleCell.of(random.nextBoolean() ? "男" : "女"));
        cells.add(SampleCell.of(child ? 1 + random.nextInt(11) + "月" : 1 + random.nextInt(85) + "岁"));
        cells.add(SampleCell.of(child ? "散居儿童" : SampledUnits.pick(OCCUPATIONS, random)));
        cells.add(SampleCell.of(patientOf));
        cells.add(SampleCell.of(residence(patientOf, division, random)));
        cells.add(SampleCell.of(ill));
        cells.add(SampleCell.of(visited));
        cells.add(SampleCell.of(filled));
        cells.add(state.equals(REVIEWED) ? SampleCell.of(filled.plusDays(1 + random.nextInt(3))) : SampleCell.EMPTY);
        cells.add(SampleCell.of(SampledUnits.pick(DIAGNOSES, random)));
        cells.add(SampleCell.of(SampledUnits.pick(SYMPTOMS, random)));
        String food = SampledUnits.pick(FOODS, random);
        cells.add(SampleCell.of(food));
        cells.add(SampleCell.of(food.equals("不明") ? "不明食品" : "混合食品"));
        cells.add(SampleCell.of(random.nextBoolean() ? "餐饮服务业" : "家庭自制"));
        cells.add(SampleCell.of(SampledUnits.pick(PLACES, random)));
        cells.add(SampleCell.of(ill));
        cells.add(SampleCell.of(1 + random.nextInt(6)));
        cells.add(SampleCell.of(random.nextInt(8) == 0 ? "是" : "否"));
        cells.add(SampleCell.of(tested ? "B" + number.substring(2) : ""));
        cells.add(SampleCell.of(tested ? "粪便" : ""));
        cells.add(tested ? SampleCell.of(visited) : SampleCell.EMPTY);
        cells.add(SampleCell.of(tested ? (random.nextInt(6) == 0 ? "沙门氏菌阳性" : "未检出") : ""));
        cells.add(SampleCell.of(state));
        cells.add(SampleCell.of(state.equals(RETURNED) ? "进食信息不全" : ""));
        return new SampleRows.Row(division, filled, cells);
    }

    private static String residence(String patientOf, Division division, Random random) {
        return switch (patientOf) {
            case "本县区" -> division.code();
            case "本市其他县区" ->
                Division.values()[(division.ordinal() + 1 + random.nextInt(Division.values().length - 1)) % Division.values().length].code();
            case "本省其他" -> SampledUnits.pick(OTHER_CITIES, random);
            default -> SampledUnits.pick(OTHER_PROVINCES, random);
        };
    }
}
