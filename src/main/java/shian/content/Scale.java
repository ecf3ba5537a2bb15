package shian.content;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a number format divides as the unit that it writes says. {@code 0!.0,"万元"} divides yuan by ten thousand;
 * {@code 0.0,"万元"} divides by a thousand only, so that one of the two is a mistake, and nobody can tell which.
 */
final class Scale {

    private static final Pattern UNIT = Pattern.compile("[(（]?([十百千]?)([万亿]*)(元?).*", Pattern.DOTALL);
    /** Units that numbers are kept in: 1, 千, 万, 百万, 亿. */
    private static final Set<Integer> KEPT = Set.of(0, 3, 4, 6, 8);
    /** Divisions that need no unit to be understood: by 千, 万, 百万, 亿, and a point between digits as they were typed. */
    private static final Set<Integer> BARE = Set.of(1, 2, 3, 4, 6, 8, 9);

    private Scale() {
    }

    /**
     * @param power  power of ten that the format divides by
     * @param suffix what it writes behind the number
     */
    static boolean fits(int power, String suffix) {
        Matcher unit = UNIT.matcher(suffix);
        if (!unit.matches() || unit.group(1).isEmpty() && unit.group(2).isEmpty() && unit.group(3).isEmpty()) {
            return BARE.contains(power);
        }
        int written = unit.group(1).isEmpty() ? 0 : "十百千".indexOf(unit.group(1)) + 1;
        for (char multiple : unit.group(2).toCharArray()) {
            written += multiple == '万' ? 4 : 8;
        }
        return KEPT.contains(written - power);
    }
}
