package shian.load;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Column;
import shian.catalog.Units;
import shian.content.PlainNumber;

/** Numbers and percentages as files write them (domain.md D07–D09, D11, D19). */
final class NumberCells {

    /** Thousands are separated by commas, apostrophes, or blanks: a usual blank alone may stand between two numbers. */
    private static final Pattern NUMBER = Pattern.compile("([+-]?\\d{1,3}(?:(?:,\\d{3})+|(?:['’]\\d{3})+|(?: \\d{3}){2,}|(?:"
            + PlainText.GROUP_BLANK + "\\d{3})+)(?:\\.\\d+)?|[+-]?\\d+(?:\\.\\d+)?)(.*)");
    private static final Pattern BETWEEN_THOUSANDS = Pattern.compile("[,'’ " + PlainText.GROUP_BLANK + "]");
    private static final String MONEY = "元";
    private static final Pattern CURRENCY_BEFORE = Pattern.compile("([+-]?)\\s*(?:¥|RMB|CNY|人民币)\\s*([+-]?)(.*)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> CURRENCY_BEHIND = Set.of("RMB", "CNY", "人民币");
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?[Ee][+-]?\\d+");
    private static final Pattern PERCENT = Pattern.compile("[+-]?\\d{1,9}(?:\\.\\d{1,12})?");
    /** As accountants write it; elsewhere a number in brackets is a note or counts something. */
    private static final Pattern REVERSAL = Pattern.compile("\\((\\d[\\d,.]*)\\)");
    private static final Pattern ABOUT = Pattern.compile(
            "(大约|约|将近|接近|近|不少于|不低于|至少|不超过|不高于|至多|最多|超过|超|逾|大于|高于|不足|不到|少于|小于|低于|达到|达|>=|<=|≥|≤|≧|≦|>|<)?"
                    + "(.*?)(余|多)?([千万亿]?)(余|多)?(%|[^\\d%]{0,6}?)(以上|以下|左右|上下)?");
    private static final Map<String, BigDecimal> MULTIPLES = Map.of("千", BigDecimal.valueOf(1_000),
            "万", BigDecimal.valueOf(10_000), "亿", BigDecimal.valueOf(100_000_000));
    private static final int LONGEST_ABOUT = 60;

    private final Units units;

    NumberCells(Units units) {
        this.units = units;
    }

    private record About(String text, String bound) {
    }

    /**
     * A {@code BigDecimal} or {@link Manifold.Bounded}.
     *
     * @param text     in plain digits and letters
     * @param fileUnit unit of a number without one of its own
     */
    Object decimal(String text, Column column, Optional<String> fileUnit) throws NotUnderstood {
        if (PlainNumber.is(text)) {
            return scaled(new BigDecimal(text), "", column, fileUnit);
        }
        About about = about(text, column);
        BigDecimal number = number(about.text, column, fileUnit);
        return about.bound == null ? number : new Manifold.Bounded(number, about.bound);
    }

    /** A {@code Long} or {@link Manifold.Bounded}. */
    Object integer(String text, Column column, Optional<String> fileUnit) throws NotUnderstood {
        Object value = decimal(text, column, fileUnit);
        try {
            return value instanceof Manifold.Bounded bounded
                    ? new Manifold.Bounded(((BigDecimal) bounded.number()).longValueExact(), bounded.bound())
                    : (Object) ((BigDecimal) value).longValueExact();
        } catch (ArithmeticException e) {
            throw new NotUnderstood("load.integer");
        }
    }

    /** A {@code BigDecimal} or {@link Manifold.Bounded}: 98.1 for 98.1 %. */
    Object percent(String text, Column column) throws NotUnderstood {
        About about = about(text, column);
        boolean sign = about.text.endsWith("%");
        String number = sign ? about.text.substring(0, about.text.length() - 1).strip() : about.text;
        if (!PERCENT.matcher(number).matches()) {
            throw new NotUnderstood("load.percent");
        }
        BigDecimal value = new BigDecimal(number);
        if (column.writing().fractions() && !sign) {
            value = value.movePointRight(2);
        }
        return about.bound == null ? value : new Manifold.Bounded(value, about.bound);
    }

    /** Takes words such as 约 and 以上 away, and writes Chinese numerals in digits. */
    private static About about(String raw, Column column) throws NotUnderstood {
        String minus = raw.replace('−', '-').replace('\u2013', '-');
        boolean money = column.unit().filter(MONEY::equals).isPresent();
        String text = ChineseNumerals.inDigits(money ? withoutCurrency(minus) : minus);
        Matcher reversal = REVERSAL.matcher(text);
        if (money && reversal.matches()) {
            return new About("-" + reversal.group(1), null);
        }
        Matcher matcher = ABOUT.matcher(text);
        if (text.length() > LONGEST_ABOUT || !matcher.matches()) {
            return new About(text, null);
        }
        String before = matcher.group(1) == null ? "" : matcher.group(1);
        String behind = matcher.group(7) == null ? "" : matcher.group(7);
        boolean more = matcher.group(3) != null || matcher.group(5) != null;
        String bound = bound(before, behind, more);
        String exact = (matcher.group(2) + matcher.group(4) + matcher.group(6)).strip();
        if (bound != null && !column.writing().bounds() && NUMBER.matcher(exact).matches()) {
            throw new NotUnderstood("load.number-bound", raw);
        }
        return new About(exact, bound);
    }

    /** ¥ and its like say what the column says already; of another currency nothing is known. */
    private static String withoutCurrency(String text) {
        Matcher matcher = CURRENCY_BEFORE.matcher(text);
        return matcher.matches() && (matcher.group(1).isEmpty() || matcher.group(2).isEmpty())
                ? matcher.group(1) + matcher.group(2) + matcher.group(3) : text;
    }

    private static String bound(String before, String behind, boolean more) {
        String bound = switch (before) {
            case "", "达", "达到" -> null;
            case "大约", "约", "将近", "接近", "近" -> "~";
            case ">=", "≥", "≧", "不少于", "不低于", "至少" -> ">=";
            case "<=", "≤", "≦", "不超过", "不高于", "至多", "最多" -> "<=";
            case ">", "超过", "超", "逾", "大于", "高于" -> ">";
            default -> "<";
        };
        if (bound != null) {
            return bound;
        }
        return switch (behind) {
            case "以上" -> ">=";
            case "以下" -> "<=";
            case "左右", "上下" -> "~";
            default -> more ? ">=" : null;
        };
    }

    private BigDecimal number(String text, Column column, Optional<String> fileUnit) throws NotUnderstood {
        Matcher matcher = NUMBER.matcher(text);
        if (SCIENTIFIC.matcher(text).matches() || !matcher.matches()) {
            throw new NotUnderstood("load.number");
        }
        return scaled(new BigDecimal(BETWEEN_THOUSANDS.matcher(matcher.group(1)).replaceAll("")), matcher.group(2).strip(), column, fileUnit);
    }

    /** A number in the unit of the column. */
    private BigDecimal scaled(BigDecimal number, String suffix, Column column, Optional<String> fileUnit) throws NotUnderstood {
        if (number.precision() > 30) {
            throw new NotUnderstood("load.number-long");
        }
        BigDecimal multiple = MULTIPLES.get(suffix);
        if (column.unit().isEmpty()) {
            if (!suffix.isEmpty() && multiple == null) {
                throw new NotUnderstood("load.number-suffix", suffix);
            }
            BigDecimal times = multiple != null ? multiple : fileUnit.map(Units::leadingMultiple).orElse(BigDecimal.ONE);
            return times.equals(BigDecimal.ONE) ? number : number.multiply(times).stripTrailingZeros();
        }
        if (multiple != null) {
            return number.multiply(multiple).stripTrailingZeros();
        }
        String base = column.unit().get();
        String unit = unit(suffix, base, fileUnit);
        Optional<BigDecimal> factor = units.factor(unit, base);
        if (factor.isEmpty() && MULTIPLES.containsKey(unit.substring(0, 1))) {
            factor = units.factor(unit.substring(1), base).map(MULTIPLES.get(unit.substring(0, 1))::multiply);
        }
        return number.multiply(factor.orElseThrow(() -> new NotUnderstood("load.unit", unit, base))).stripTrailingZeros();
    }

    /** CNY behind a number names money and not its size, as ¥ before it does: the unit of the file counts. */
    private static String unit(String suffix, String base, Optional<String> fileUnit) {
        boolean money = base.equals(MONEY) && CURRENCY_BEHIND.contains(suffix.toUpperCase(Locale.ROOT));
        return suffix.isEmpty() || money ? fileUnit.orElse(base) : suffix;
    }
}
