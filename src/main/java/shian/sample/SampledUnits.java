package shian.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The invented firms of the city: each name ends with 示例, so that none is taken for a real one. */
final class SampledUnits {

    private static final List<String> WORDS = List.of(
            "青禾", "百川", "润泽", "德馨", "金穗", "绿野", "天和", "云杉", "福满", "鑫源", "塞风", "长乐", "丰盈", "晨露", "瑞雪", "广源");
    private static final Map<Link, List<String>> KINDS = Map.of(
            Link.PRODUCTION, List.of("食品厂", "面粉厂", "乳品厂", "肉食厂"),
            Link.CIRCULATION, List.of("超市", "便利店", "食品店", "果蔬店", "肉铺"),
            Link.CATERING, List.of("饭店", "面馆", "火锅店", "小吃店", "食堂"));
    private static final Map<Link, List<String>> PLACES = Map.of(
            Link.PRODUCTION, List.of("成品库", "原辅料库"),
            Link.CIRCULATION, List.of("超市", "农贸市场", "小食杂店", "批发市场"),
            Link.CATERING, List.of("饭店", "小吃店", "学校食堂"));
    private static final int RESIDENTS_PER_UNIT = 4_000;

    private final Map<Division, Map<Link, List<SampledUnit>>> units = new EnumMap<>(Division.class);

    SampledUnits(Seed seed) {
        for (Division division : Division.values()) {
            Random random = seed.stream("units " + division.code());
            Map<Link, List<SampledUnit>> byLink = new EnumMap<>(Link.class);
            for (Link link : Link.values()) {
                byLink.put(link, invent(division, link, random));
            }
            units.put(division, byLink);
        }
    }

    SampledUnit draw(Division division, Link link, Random random) {
        return pick(units.get(division).get(link), random);
    }

    /** All of a division and link; the number of one is its place, from 1. */
    List<SampledUnit> of(Division division, Link link) {
        return units.get(division).get(link);
    }

    static <T> T pick(List<T> items, Random random) {
        return items.get(random.nextInt(items.size()));
    }

    private static List<SampledUnit> invent(Division division, Link link, Random random) {
        int count = 12 + division.residents() / RESIDENTS_PER_UNIT;
        List<SampledUnit> invented = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            // a comma within some addresses, so that the files have quoted cells
            String address = pick(WORDS, random) + "路" + (1 + random.nextInt(99)) + "号"
                    + (random.nextInt(40) == 0 ? ",底店" : "");
            invented.add(new SampledUnit(
                    pick(WORDS, random) + pick(KINDS.get(link), random) + "示例" + number,
                    address,
                    random.nextDouble() < (division.isUrban() ? 0.9 : 0.35) ? "城市" : "乡镇",
                    pick(PLACES.get(link), random),
                    link != Link.PRODUCTION && random.nextInt(8) == 0 ? "/" : creditCode(division, link, number),
                    licence(division, link, number)));
        }
        return invented;
    }

    private static String creditCode(Division division, Link link, int number) {
        return CheckDigit.creditCode((link == Link.PRODUCTION ? "91" : "92") + division.code(), 100_000 * (link.ordinal() + 1) + number);
    }

    private static String licence(Division division, Link link, int number) {
        String digits = switch (link) {
            case PRODUCTION -> "101" + division.code() + (1_000 + number);
            case CIRCULATION -> "1" + division.code() + (100_000 + number);
            case CATERING -> "2" + division.code() + (100_000 + number);
        };
        return (link == Link.PRODUCTION ? "SC" : "JY") + digits + CheckDigit.ofLicence(digits);
    }
}
