package shian.load;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.CodeList;
import shian.catalog.Column;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Nearest;
import shian.catalog.Units;
import shian.content.Row;
import shian.content.Unvalued;
import shian.message.Message;

/**
 * Turns the text of a cell into a value of the column's type. Each grammar is strict: what is not understood is told,
 * never guessed. An empty cell, or a placeholder such as {@code /}, is null.
 */
final class Cells {

    /** The text is no value of the type: why, in words a clerk understands. */
    static final class NotUnderstood extends Exception {
        private final transient Message reason;

        NotUnderstood(String code, Object... arguments) {
            super(code, null, false, false);
            reason = Message.of(code, arguments);
        }

        Message reason() {
            return reason;
        }
    }

    private static final Set<String> PLACEHOLDERS =
            Set.of("/", "-", "--", "—", "——", "–", "\\", "、", "NULL", "null", "N/A", "n/a", "0000-00-00");
    private static final Set<String> WORDY_PLACEHOLDERS = Set.of("无", "暂无", "待定", "不详", "长期");
    private static final Pattern NUMBER = Pattern.compile("([+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[+-]?\\d+(?:\\.\\d+)?)(.*)");
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?[Ee][+-]?\\d+");
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日|(\\d{2})(\\d{2}))"
                    + "(?:[ T]00:00(?::00(?:\\.0+)?)?)?");
    private static final Pattern SAMPLE_NUMBER = Pattern.compile("[A-Z]{1,6}\\d{2}(\\d{6})\\d{9}(?:[A-Z]{2})?");
    private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);
    private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);

    private final Divisions divisions;
    private final Map<String, CodeList> codes;
    private final Units units;
    private final LocalDate today;

    /**
     * @param today the business date: nothing can have happened later
     */
    Cells(Divisions divisions, Map<String, CodeList> codes, Units units, LocalDate today) {
        this.divisions = divisions;
        this.codes = codes;
        this.units = units;
        this.today = today;
    }

    /**
     * The value of a cell; null if it is empty.
     *
     * @param fileUnit unit of a number without one of its own; empty for a pure number
     * @param day      the day at which names of divisions are meant
     */
    Object read(Column column, String cell, Optional<String> fileUnit, LocalDate day) throws NotUnderstood {
        if (Unvalued.is(cell)) {
            throw Unvalued.isFormula(cell) ? new NotUnderstood("load.formula-without-value")
                    : new NotUnderstood("load.error-cell", Unvalued.shown(cell));
        }
        String text = Row.stripped(cell);
        if (text.isEmpty() || PLACEHOLDERS.contains(text)
                || column.type() != Column.Type.TEXT && WORDY_PLACEHOLDERS.contains(text)) {
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            throw new NotUnderstood("load.control-character");
        }
        return switch (column.type()) {
            case TEXT -> text;
            case DATE -> date(normalised(text));
            case YEAR -> year(normalised(text));
            case INTEGER -> integer(text, column, fileUnit);
            case DECIMAL -> number(text, column, fileUnit);
            case PERCENT -> percent(normalised(text));
            case BOOLEAN -> yesOrNo(text);
            case CODE -> code(text, codes.get(column.codes().orElseThrow()));
            case DIVISION -> division(text, day);
            case SAMPLE_NUMBER -> sampleNumber(normalised(text));
            case CREDIT_CODE -> creditCode(normalised(text));
        };
    }

    /** Full-width letters and digits as plain ones: for keys, numbers and dates, never for names. */
    private static String normalised(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC) ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private LocalDate date(String text) throws NotUnderstood {
        Matcher matcher = DATE.matcher(text);
        LocalDate date;
        if (matcher.matches()) {
            int group = 2;
            while (matcher.group(group) == null) {
                group += 2;
            }
            try {
                date = LocalDate.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(group)),
                        Integer.parseInt(matcher.group(group + 1)));
            } catch (DateTimeException e) {
                throw new NotUnderstood("load.date-impossible");
            }
        } else if (text.matches("[3-5]\\d{4}")) {
            date = EXCEL_DAY_ZERO.plusDays(Integer.parseInt(text));
        } else {
            throw new NotUnderstood("load.date");
        }
        return date;
    }

    /** Whether an event can have happened on a day: not before records begin, not after the run. */
    boolean isPlausible(LocalDate date) {
        return !date.isBefore(EARLIEST) && !date.isAfter(today);
    }

    Message implausible() {
        return Message.of("load.date-range", EARLIEST, today);
    }

    private static Integer year(String text) throws NotUnderstood {
        String digits = text.endsWith("年度") ? text.substring(0, text.length() - 2)
                : text.endsWith("年") ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("(19|20)\\d{2}")) {
            throw new NotUnderstood("load.year");
        }
        return Integer.valueOf(digits);
    }

    private BigDecimal number(String raw, Column column, Optional<String> fileUnit) throws NotUnderstood {
        String text = normalised(raw);
        Matcher matcher = NUMBER.matcher(text);
        if (SCIENTIFIC.matcher(text).matches() || !matcher.matches()) {
            throw new NotUnderstood("load.number");
        }
        BigDecimal number = new BigDecimal(matcher.group(1).replace(",", ""));
        if (number.precision() > 30) {
            throw new NotUnderstood("load.number-long");
        }
        String suffix = matcher.group(2).strip();
        if (column.unit().isEmpty()) {
            if (!suffix.isEmpty()) {
                throw new NotUnderstood("load.number-suffix", suffix);
            }
            return number;
        }
        String base = column.unit().get();
        String unit = suffix.isEmpty() ? fileUnit.orElse(base)
                : suffix.equals("万") || suffix.equals("亿") ? suffix + base : suffix;
        BigDecimal factor = units.factor(unit, base)
                .orElseThrow(() -> new NotUnderstood("load.unit", unit, base));
        BigDecimal value = number.multiply(factor);
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private Long integer(String text, Column column, Optional<String> fileUnit) throws NotUnderstood {
        try {
            return number(text, column, fileUnit).longValueExact();
        } catch (ArithmeticException e) {
            throw new NotUnderstood("load.integer");
        }
    }

    private static BigDecimal percent(String text) throws NotUnderstood {
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        if (!number.matches("[+-]?\\d{1,9}(\\.\\d{1,12})?")) {
            throw new NotUnderstood("load.percent");
        }
        return new BigDecimal(number);
    }

    private static Boolean yesOrNo(String text) throws NotUnderstood {
        return switch (text) {
            case "是", "Y", "y", "1", "√", "TRUE", "true" -> true;
            case "否", "N", "n", "0", "×", "FALSE", "false" -> false;
            default -> throw new NotUnderstood("load.boolean");
        };
    }

    private static String code(String text, CodeList list) throws NotUnderstood {
        return list.find(text)
                .orElseThrow(() -> new NotUnderstood("load.code", String.join("、", list.expected())));
    }

    private String division(String text, LocalDate day) throws NotUnderstood {
        Optional<Division> division = divisions.named(text, day);
        if (division.isEmpty()) {
            throw new NotUnderstood("load.division",
                    String.join("、", Nearest.several(text, divisions.names(), 3)));
        }
        return division.get().code();
    }

    private static String sampleNumber(String text) throws NotUnderstood {
        String number = text.toUpperCase(java.util.Locale.ROOT).replace(" ", "");
        if (SCIENTIFIC.matcher(number).matches()) {
            throw new NotUnderstood("load.scientific");
        }
        if (!SAMPLE_NUMBER.matcher(number).matches()) {
            throw new NotUnderstood("load.sample-number");
        }
        return number;
    }

    /** The county a sample number carries; null if it is none. */
    static String countyOf(String sampleNumber) {
        Matcher matcher = SAMPLE_NUMBER.matcher(sampleNumber);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** GB 32100: 18 characters, the last one checks the others. The 15 digits of an old licence are taken as they are. */
    private static String creditCode(String text) throws NotUnderstood {
        String code = text.toUpperCase(java.util.Locale.ROOT);
        if (SCIENTIFIC.matcher(code).matches()) {
            throw new NotUnderstood("load.scientific");
        }
        if (code.matches("\\d{15}")) {
            return code;
        }
        if (!code.matches("[0-9A-HJ-NPQRTUWXY]{18}")) {
            throw new NotUnderstood("load.credit-code");
        }
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += alphabet.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        char expected = alphabet.charAt((31 - sum % 31) % 31);
        if (code.charAt(17) != expected) {
            throw new NotUnderstood("load.credit-code-check", expected);
        }
        return code;
    }
}
