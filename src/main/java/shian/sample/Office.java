package shian.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An office of market regulation that keeps a ledger of its own: a division's, or the city's.
 *
 * @param code the division's code, of the city's office with {@code -own}
 * @param title the division as a table names it
 * @param sign the letters before the numbers of its decisions
 * @param residents how much it has to do
 */
record Office(String code, String title, String sign, int residents) {

    /** What the city's office does itself, as if it had as many residents. */
    private static final int CITY_WORKLOAD = 420_000;

    /** The divisions' offices in the official order, then the city's. */
    static final List<Office> ALL = all();

    private static List<Office> all() {
        List<Office> all = new ArrayList<>();
        Arrays.stream(Division.values()).map(Office::of).forEach(all::add);
        all.add(new Office(Division.CITY_CODE + "-own", Division.CITY_LEVEL, "呼", CITY_WORKLOAD));
        return List.copyOf(all);
    }

    static Office of(Division division) {
        return new Office(division.code(), division.title(), division.shortTitle(), division.residents());
    }

    String name() {
        return (title.equals(Division.CITY_LEVEL) ? Division.CITY_NAME : title) + "市场监督管理局";
    }
}
