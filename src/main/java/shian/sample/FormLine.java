package shian.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** A line of the national form: its title, and which of the decided cases it counts. */
record FormLine(String title, Predicate<EnforcementCase> counts) {

    private static final long TEN_THOUSAND_YUAN = 1_000_000;
    private static final List<String> FOOD = List.of(
            "乳及乳制品", "脂肪、油和乳化脂肪制品", "冷冻饮品", "水果、蔬菜、豆类、食用菌、坚果", "可可制品、巧克力和糖果", "粮食和粮食制品",
            "焙烤食品", "肉及肉制品", "水产及其制品", "蛋及蛋制品", "甜味料", "调味品", "饮料类", "酒类", "其他食品");
    private static final List<String> SPECIAL = List.of("保健食品", "特殊医学用途配方食品", "婴幼儿配方食品");
    private static final double SPECIAL_SHARE = 0.03;
    private static final double OF_NO_GROUP = 0.01;

    static final FormLine TOTAL = new FormLine("案件总数", made -> true);

    /** In the order of the form. The bands of worth add up to all cases; the groups of food do not quite. */
    static final List<FormLine> ALL = all();

    private static List<FormLine> all() {
        List<FormLine> all = new ArrayList<>();
        all.add(TOTAL);
        all.add(new FormLine("其中：免于处罚", made -> made.decision().penalty().equals(EnforcementCase.EXEMPT)));
        all.add(worth("案值5万元以下", 0, 5));
        all.add(worth("案值5万元至20万元", 5, 20));
        all.add(worth("案值20万元至50万元", 20, 50));
        all.add(worth("案值50万元至1000万元", 50, 1_000));
        all.add(worth("案值1000万元至1亿元", 1_000, 10_000));
        all.add(worth("案值1亿元以上", 10_000, Long.MAX_VALUE / TEN_THOUSAND_YUAN));
        FOOD.forEach(group -> all.add(new FormLine(group, made -> made.group().equals(group))));
        SPECIAL.forEach(group -> all.add(new FormLine(group, made -> made.group().equals(group))));
        all.add(new FormLine("责令停产停业", made -> made.decision().penalty().contains("停产停业")));
        all.add(new FormLine("吊销许可证", made -> made.decision().penalty().contains("吊销")));
        all.add(new FormLine("追究刑事责任", made -> false));
        all.add(new FormLine("移送司法机关", made -> made.decision().transferred() != null));
        all.add(new FormLine("处罚到人", made -> made.decision().person() != null));
        all.add(new FormLine("从业资格限制人员数", made -> made.decision().banYears() > 0));
        return List.copyOf(all);
    }

    private static FormLine worth(String title, long from, long below) {
        return new FormLine(title,
                made -> made.value() >= from * TEN_THOUSAND_YUAN && made.value() < below * TEN_THOUSAND_YUAN);
    }

    /** A group of food, or of special food; empty for what is neither, such as an additive. */
    static String groupOf(Random random) {
        double point = random.nextDouble();
        return point < OF_NO_GROUP ? "" : SampledUnits.pick(point < OF_NO_GROUP + SPECIAL_SHARE ? SPECIAL : FOOD, random);
    }

    static boolean isFood(EnforcementCase made) {
        return FOOD.contains(made.group());
    }

    static boolean isSpecial(EnforcementCase made) {
        return SPECIAL.contains(made.group());
    }
}
