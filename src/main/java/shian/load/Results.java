package shian.load;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.content.PlainNumber;
import shian.load.Manifold.Measured;
import shian.load.Manifold.Qualifier;

/** Measurements as laboratories write them (domain.md D18): the text is kept, the number in it is taken out. */
final class Results {

    private static final Set<String> NOT_DETECTED = Set.of("未检出", "未检测出", "未测出", "ND", "N.D.", "N.D", "<LOD");
    private static final Pattern NUMBER = Pattern.compile(
            "([+-]?\\d+(?:\\.\\d+)?|[+-]?\\d{1,3},\\d{3}(?:\\.\\d+)?)(?:(?:[×xX*·]10\\^?|[eE])([+-]?\\d{1,2}))?");
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|≤|≥|<|>|小于|大于)?(.*)");
    private static final Pattern SEPARATOR = Pattern.compile("[,，、;；/]");
    /** Two numbers below each other are a series; with a blank between they are one only to a program. */
    private static final Pattern BETWEEN_LINES = Pattern.compile("(?<=\\d)[^\\S\\n\\r]*[\\n\\r]\\s*(?=[\\d<>≤≥+-])");
    private static final Pattern BLANK = Pattern.compile("(?<!\\d)\\s+|\\s+(?!\\s|\\d)");
    private static final Pattern MARKED = Pattern.compile("(?:[<>＜＞≤≥]=?|小于|大于)?\\s*\\d[\\d.,]*\\s*([¹²³\\u2070-\\u209f\\u2460-\\u24ff\\u2776-\\u2793]+)[*＊※]*");
    private static final Pattern STARS = Pattern.compile("(?<=[\\d⁰¹²³⁴⁵⁶⁷⁸⁹])[*＊※†‡]+$");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private static final String PLAIN = "0123456789-";
    private static final int LONGEST_POWER = 8;
    private static final Pattern POWER_OF_TEN = Pattern.compile("[×xXｘＸ*＊·]\\s*(?:10|１０)$");

    private Results() {
    }

    /**
     * What a cell says.
     *
     * @throws NotUnderstood if a mark behind the number may be a footnote or a power
     */
    static Measured read(String text) throws NotUnderstood {
        if (PlainNumber.is(text)) {
            return new Measured(text, new BigDecimal(text), null);
        }
        Matcher marked = MARKED.matcher(text);
        if (marked.matches()) {
            throw new NotUnderstood("load.footnote-mark", marked.group(1));
        }
        String plain = normalised(STARS.matcher(text).replaceAll(""));
        Measured one = one(text, plain);
        if (one != null) {
            return one;
        }
        String[] parts = SEPARATOR.split(plain);
        boolean series = parts.length > 1;
        for (String part : parts) {
            series &= one(part, part) != null;
        }
        return new Measured(text, null, series ? Qualifier.SERIES : Qualifier.WORD);
    }

    /** A single measurement; null if it is several, or words. */
    private static Measured one(String text, String plain) {
        int bracket = plain.indexOf('(');
        String word = (bracket > 0 ? plain.substring(0, bracket) : plain).toUpperCase(java.util.Locale.ROOT);
        if (NOT_DETECTED.contains(word)) {
            return new Measured(text, null, Qualifier.NOT_DETECTED);
        }
        Matcher compared = COMPARED.matcher(plain);
        if (!compared.matches()) {
            return null;
        }
        Optional<BigDecimal> number = number(compared.group(2));
        return number.map(value -> new Measured(text, value, qualifier(compared.group(1)))).orElse(null);
    }

    private static Qualifier qualifier(String comparator) {
        return comparator == null ? null : switch (comparator) {
            case "<", "小于" -> Qualifier.LESS;
            case "<=", "≤" -> Qualifier.AT_MOST;
            case ">", "大于" -> Qualifier.GREATER;
            default -> Qualifier.AT_LEAST;
        };
    }

    private static Optional<BigDecimal> number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1).replace(",", ""));
        return Optional.of(matcher.group(2) == null ? number
                : new BigDecimal(number.scaleByPowerOfTen(Integer.parseInt(matcher.group(2))).toPlainString()));
    }

    /**
     * Plain widths and no spaces; a raised exponent is separated from the ten before it. Of other marks none becomes a digit: 0.05①
     * and 10² are no numbers.
     */
    private static String normalised(String text) {
        StringBuilder told = new StringBuilder();
        boolean exponent = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int raised = RAISED.indexOf(c);
            exponent = raised >= 0 && (exponent || POWER_OF_TEN.matcher(text.substring(Math.max(0, i - LONGEST_POWER), i)).find());
            if (!exponent) {
                told.append(c);
            } else {
                told.append(RAISED.indexOf(text.charAt(i - 1)) < 0 ? "^" : "").append(PLAIN.charAt(raised));
            }
        }
        // a full-width comma always separates, the plain one may be one of thousands
        String plain = PlainText.withMarks(told.toString().replace('，', ';')).replace('−', '-');
        return BLANK.matcher(BETWEEN_LINES.matcher(plain).replaceAll(";")).replaceAll("");
    }
}
