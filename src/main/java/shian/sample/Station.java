package shian.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * A station of market supervision.
 *
 * @param number from 1 within its division
 */
record Station(Division division, int number) {

    /** How many each division has, in the official order: F080 together; by division assumed. */
    private static final List<Integer> COUNTS = List.of(9, 8, 8, 12, 11, 7, 8, 6, 7, 3);
    private static final String NUMERALS = "一二三四五六七八九十";

    static final List<Station> ALL = all();

    private static List<Station> all() {
        List<Station> all = new ArrayList<>();
        for (Division division : Division.values()) {
            for (int number = 1; number <= COUNTS.get(division.ordinal()); number++) {
                all.add(new Station(division, number));
            }
        }
        return List.copyOf(all);
    }

    String name() {
        return division.title() + "第" + numeral() + "示例市场监督管理所";
    }

    private String numeral() {
        return number <= NUMERALS.length() ? NUMERALS.substring(number - 1, number)
                : "十" + NUMERALS.charAt(number - NUMERALS.length() - 1);
    }
}
