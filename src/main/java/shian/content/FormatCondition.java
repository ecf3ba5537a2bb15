package shian.content;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a section of a number format applies, as {@code [>=10000]}. */
record FormatCondition(String operator, BigDecimal limit) {

    private static final Pattern CONDITION = Pattern.compile("\\s*(<=|>=|<>|<|>|=)\\s*([+-]?\\d{1,30}(?:\\.\\d{0,30})?)\\s*");

    /** The condition within brackets; empty if it is none. */
    static Optional<FormatCondition> of(String inside) {
        Matcher matcher = CONDITION.matcher(inside);
        return matcher.matches() ? Optional.of(new FormatCondition(matcher.group(1), new BigDecimal(matcher.group(2))))
                : Optional.empty();
    }

    boolean appliesTo(BigDecimal number) {
        int compared = number.compareTo(limit);
        return switch (operator) {
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            case "=" -> compared == 0;
            default -> compared != 0;
        };
    }

    /** Whether it applies to negative numbers only: such a section writes the minus sign itself, or hides it. */
    boolean isOfNegatives() {
        return switch (operator) {
            case "<" -> limit.signum() <= 0;
            case "<=", "=" -> limit.signum() < 0;
            default -> false;
        };
    }

    /** Whether no negative number is left to the next section but those. */
    boolean leavesNegatives() {
        return limit.signum() == 0 && operator.equals(">=");
    }
}
