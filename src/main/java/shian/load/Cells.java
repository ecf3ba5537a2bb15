package shian.load;

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
import shian.catalog.DateFormat;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Units;
import shian.content.Row;
import shian.content.Unvalued;
import shian.message.Message;

/**
 * Turns the text of a cell into a value of the column's type. Each grammar is strict: what is not understood is told,
 * never guessed. An empty cell, or a placeholder such as {@code /}, is null.
 */
final class Cells {

    private static final Set<String> PLACEHOLDERS =
            Set.of("/", "-", "--", "—", "——", "–", "\\", "、", "NULL", "null", "N/A", "n/a", "0000-00-00");
    /** What they begin with: most cells need not be looked up. */
    private static final String BEGINS_PLACEHOLDER = "/-—–\\、Nn0";
    private static final Set<String> WORDY_PLACEHOLDERS = Set.of("无", "暂无", "待定", "不详", "长期");
    private static final String BEGINS_WORDY = "无暂待不长";
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日|(\\d{2})(\\d{2}))"
                    + "(?:[ T]00:00(?::00(?:\\.0+)?)?)?");
    private static final Pattern MONTH = Pattern.compile("((?:19|20)\\d{2})(?:[-/.年](\\d{1,2})月?|(\\d{2}))");
    private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);
    private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);

    private final Divisions divisions;
    private final Map<String, CodeList> codes;
    private final NumberCells numbers;
    private final LocalDate today;
    private final String from;

    /**
     * @param today the business date: nothing can have happened later
     * @param from  code of the division whose file it is
     */
    Cells(Divisions divisions, Map<String, CodeList> codes, Units units, LocalDate today, String from) {
        this.divisions = divisions;
        this.codes = codes;
        this.numbers = new NumberCells(units);
        this.today = today;
        this.from = from;
    }

    /**
     * The value of a cell; null if it is empty.
     *
     * @param fileUnit unit of a number without one of its own; empty for a pure number
     * @param day      the day at which names of divisions are meant
     */
    Object read(Column column, String cell, Optional<String> fileUnit, LocalDate day) throws NotUnderstood {
        if (Unvalued.is(cell)) {
            throw switch (Unvalued.kind(cell)) {
                case FORMULA -> new NotUnderstood("load.formula-without-value");
                case ERROR -> new NotUnderstood("load.error-cell", Unvalued.shown(cell));
                case STRUCK -> new NotUnderstood("load.struck-cell", Unvalued.shown(cell));
                case HIDDEN -> new NotUnderstood("load.hidden-cell", Unvalued.shown(cell));
                case SCALED -> new NotUnderstood("load.scaled-cell", Unvalued.shown(cell));
                case RAISED -> new NotUnderstood("load.raised-cell", Unvalued.shown(cell));
            };
        }
        String text = Row.stripped(cell);
        if (text.isEmpty() || isEmpty(column, text)) {
            return column.writing().emptyMeans().orElse(null);
        }
        if (text.indexOf('\0') >= 0) {
            throw new NotUnderstood("load.control-character");
        }
        return switch (column.type()) {
            case TEXT -> shown(column, text);
            case DATE -> date(normalised(text), column.writing().dates());
            case MONTH -> month(normalised(text));
            case YEAR -> year(normalised(text));
            case INTEGER -> numbers.integer(normalised(text), column, fileUnit);
            case DECIMAL -> numbers.decimal(normalised(text), column, fileUnit);
            case PERCENT -> numbers.percent(normalised(text), column);
            case BOOLEAN -> yesOrNo(text);
            case CODE -> code(text, codes.get(column.codes().orElseThrow()));
            case DIVISION -> division(text, day);
            case PLACE -> divisions.names().find(text, day, from).map(Division::code).filter(this::isOfTheCity).orElseGet(() -> shown(column, text));
            case SAMPLE_NUMBER -> Identifiers.sampleNumber(normalised(text));
            case CREDIT_CODE -> Identifiers.creditCode(normalised(text));
            case RESULT -> Results.read(shown(column, text));
            case ITEMS -> Items.read(shown(column, text), column.writing().parts());
        };
    }

    /** Whether a cell says that it has no value. A word such as 无 is a value of a text, and of a list of codes that has it. */
    private boolean isEmpty(Column column, String text) {
        if (BEGINS_PLACEHOLDER.indexOf(text.charAt(0)) >= 0 && PLACEHOLDERS.contains(text)
                || !column.writing().emptyWords().isEmpty() && column.writing().emptyWords().contains(text)) {
            return true;
        }
        if (BEGINS_WORDY.indexOf(text.charAt(0)) < 0 || !WORDY_PLACEHOLDERS.contains(text)) {
            return false;
        }
        return switch (column.type()) {
            case TEXT, RESULT -> false;
            case CODE -> codes.get(column.codes().orElseThrow()).find(text).isEmpty();
            default -> true;
        };
    }

    /** A text as it may be kept: what identifies a person is masked, except in keys, which tell rows apart. */
    private static String shown(Column column, String text) {
        return column.key() ? text : column.writing().personal() ? Masking.person(text) : Masking.withoutNumbers(text);
    }

    /**
     * Full-width letters and digits as plain ones, without the apostrophe that keeps a spreadsheet from reading a number: for
     * keys, numbers and dates, never for names.
     */
    private static String normalised(String text) {
        String plain = Normalizer.isNormalized(text, Normalizer.Form.NFKC) ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return !plain.isEmpty() && "'‘’".indexOf(plain.charAt(0)) >= 0 ? plain.substring(1) : plain;
    }

    private static LocalDate date(String text, Optional<DateFormat> format) throws NotUnderstood {
        Optional<LocalDate> asDeclared = format.flatMap(declared -> declared.read(text));
        if (asDeclared.isPresent()) {
            return asDeclared.get();
        }
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
            throw format.isEmpty() ? new NotUnderstood("load.date") : new NotUnderstood("load.date-declared", format.get().pattern());
        }
        return date;
    }

    /** A month, as its first day; of a day, the one it lies in. */
    private LocalDate month(String text) throws NotUnderstood {
        Matcher matcher = MONTH.matcher(text);
        if (!matcher.matches()) {
            return date(text, Optional.empty()).withDayOfMonth(1);
        }
        int month = Integer.parseInt(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        if (month < 1 || month > 12) {
            throw new NotUnderstood("load.date-impossible");
        }
        return LocalDate.of(Integer.parseInt(matcher.group(1)), month, 1);
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

    /** A place in another city counts there by what that city hands in. */
    private boolean isOfTheCity(String place) {
        return divisions.cityOf(from).map(city -> divisions.isWithin(place, city)).orElse(true);
    }

    private String division(String text, LocalDate day) throws NotUnderstood {
        Optional<Division> division = divisions.names().find(text, day, from);
        if (division.isEmpty()) {
            throw new NotUnderstood("load.division",
                    String.join("、", divisions.names().nearest(text, from, 3)));
        }
        return division.get().code();
    }
}
