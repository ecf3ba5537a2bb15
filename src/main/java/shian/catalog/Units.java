package shian.catalog;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units a file may use and their size in base units. A unit is understood with a multiple before it (百万元), with the words
 * for the currency (人民币万元), in any width and with blanks inside.
 */
public final class Units {

    /** Characters of a unit with everything around it: what is longer is none. */
    private static final int LONGEST = 100;
    private static final Pattern MULTIPLE = Pattern.compile("((?:[百千万萬亿億]|十(?=[万萬亿億]))++)(.*)");
    /** 10,000元 is written for 万元. */
    private static final Pattern COUNTED = Pattern.compile("(10{1,8})(\\D.*)");
    private static final Pattern NO_PART = Pattern.compile("[\\s¥￥]|人民币|rmb|cny|(?<=\\d),(?=\\d{3})|/(?:年度?|季度?|月)$");

    private final Map<String, Map<String, BigDecimal>> sizes;

    Units(Map<String, Map<String, BigDecimal>> sizes) {
        this.sizes = sizes;
    }

    /** How many of the base unit one of the other unit is; empty if they do not measure the same. */
    public Optional<BigDecimal> factor(String unit, String base) {
        if (unit.equals(base)) {
            return Optional.of(BigDecimal.ONE);
        }
        BigDecimal stated = sizes.getOrDefault(base, Map.of()).get(unit);
        return stated != null ? Optional.of(stated) : ofWords(normalised(unit), base);
    }

    private Optional<BigDecimal> ofWords(String unit, String base) {
        BigDecimal stated = unit.equals(base) ? BigDecimal.ONE : sizes.getOrDefault(base, Map.of()).get(unit);
        if (stated != null) {
            return Optional.of(stated);
        }
        Matcher counted = COUNTED.matcher(unit);
        if (counted.matches()) {
            return ofWords(counted.group(2), base).map(new BigDecimal(counted.group(1))::multiply);
        }
        Matcher multiple = MULTIPLE.matcher(unit);
        return multiple.matches()
                ? (multiple.group(2).isEmpty() ? Optional.of(BigDecimal.ONE) : ofWords(multiple.group(2), base))
                        .map(multiple(multiple.group(1))::multiply)
                : Optional.empty();
    }

    /** How many a multiple alone means, such as 万 or 百万; empty if the text is none. */
    public static Optional<BigDecimal> multipleOf(String text) {
        Matcher multiple = MULTIPLE.matcher(normalised(text));
        return multiple.matches() && multiple.group(2).isEmpty() ? Optional.of(multiple(multiple.group(1))) : Optional.empty();
    }

    /** The multiple that a unit of whatever is counted begins with, such as that of 万个; one if there is none. */
    public static BigDecimal leadingMultiple(String unit) {
        Matcher multiple = MULTIPLE.matcher(normalised(unit));
        return multiple.matches() ? multiple(multiple.group(1)) : BigDecimal.ONE;
    }

    private static BigDecimal multiple(String characters) {
        BigDecimal product = BigDecimal.ONE;
        for (char c : characters.toCharArray()) {
            product = product.scaleByPowerOfTen(switch (c) {
                case '十' -> 1;
                case '百' -> 2;
                case '千' -> 3;
                case '万', '萬' -> 4;
                default -> 8;
            });
        }
        return new BigDecimal(product.toPlainString());
    }

    /** The unit as it is looked up; empty if it is too long for one. */
    private static String normalised(String unit) {
        return unit.length() > LONGEST ? "" : NO_PART.matcher(Normalizer.normalize(unit, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)).replaceAll("")
                .replace('仟', '千').replace('佰', '百').replace('拾', '十');
    }

    /** Whether anything is measured in it, or it is a multiple of what is. */
    public boolean isUnit(String unit) {
        String text = normalised(unit);
        if (text.isEmpty()) {
            return false;
        }
        Matcher counted = COUNTED.matcher(text);
        if (counted.matches()) {
            return isUnit(counted.group(2));
        }
        Matcher multiple = MULTIPLE.matcher(text);
        return sizes.containsKey(text) || sizes.values().stream().anyMatch(others -> others.containsKey(text))
                || multiple.matches() && (multiple.group(2).isEmpty() || isUnit(multiple.group(2)));
    }
}
