package shian.load;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import shian.catalog.CodeList;
import shian.catalog.Column;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Units;
import shian.content.Row;
import shian.content.Unvalued;
import shian.message.Message;
import shian.person.PersonalNumbers;

/**
 * Turns the text of a cell into a value of the column's type. Each grammar is strict: what is not understood is told,
 * never guessed. An empty cell, or a placeholder such as {@code /}, is null.
 */
final class Cells {

    private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);
    /** Characters of a number, day, code, name or measurement; what is longer is none, and no pattern goes over it. */
    private static final int LONGEST = 1_000;

    private final Divisions divisions;
    private final Map<String, CodeList> codes;
    private final NumberCells numbers;
    private final Masking masking;
    private final Days days;
    private final LocalDate today;
    private final String from;

    /**
     * @param today the business date: nothing can have happened later
     * @param from  code of the division whose file it is
     * @param zone  in which a moment with an offset has its day
     */
    Cells(Divisions divisions, Map<String, CodeList> codes, Units units, LocalDate today, String from, ZoneId zone) {
        this.divisions = divisions;
        this.codes = codes;
        this.numbers = new NumberCells(units);
        this.masking = Masking.of(codes);
        this.days = new Days(zone);
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
        String text = VisibleText.of(cell);
        if (!text.isEmpty()) {
            text = FormulaText.value(text);
        }
        if (text.length() > LONGEST && !column.type().isWords()) {
            throw new NotUnderstood("load.value-too-long", text.length(), LONGEST);
        }
        if (text.isEmpty() || isEmpty(column, text)) {
            return column.writing().emptyMeans().orElse(null);
        }
        if (column.type().isNumeric() && PersonalNumbers.isIdNumber(text)) {
            throw new NotUnderstood("load.personal-number");
        }
        return switch (column.type()) {
            case TEXT -> text(column, text);
            case DATE -> days.day(PlainText.of(text), column.writing().dates());
            case MONTH -> days.month(PlainText.of(text));
            case YEAR -> year(PlainText.of(text));
            case INTEGER -> numbers.integer(PlainText.ofNumber(text), column, fileUnit);
            case DECIMAL -> numbers.decimal(PlainText.ofNumber(text), column, fileUnit);
            case PERCENT -> numbers.percent(PlainText.ofNumber(text), column);
            case BOOLEAN -> yesOrNo(text);
            case CODE -> code(text, codes.get(column.codes().orElseThrow()));
            case DIVISION -> division(text, day);
            case PLACE -> place(column, text, day);
            case SAMPLE_NUMBER -> Identifiers.sampleNumber(PlainText.of(text));
            case CREDIT_CODE -> Identifiers.creditCode(PlainText.of(text));
            case RESULT -> Results.read(shown(column, text));
            case ITEMS -> Items.read(shown(column, text), column.writing().parts());
        };
    }

    /**
     * Whether a cell says that it has no value. A word such as 无 is a value of a text, and a word of any kind one of a list of
     * codes that has it; NA may be what was measured.
     *
     * @throws NotUnderstood if it says that its value is lost or is elsewhere
     */
    private boolean isEmpty(Column column, String text) throws NotUnderstood {
        if (!column.writing().emptyWords().isEmpty() && column.writing().emptyWords().contains(text)) {
            return true;
        }
        CellWords.Meaning meaning = CellWords.of(text);
        return switch (meaning) {
            case VALUE -> false;
            case NOTHING -> true;
            case NULL -> !isCode(column, text) && !(column.type() == Column.Type.RESULT && text.equals("NA"));
            case WORD_FOR_NOTHING -> !isCode(column, text) && column.type() != Column.Type.TEXT && column.type() != Column.Type.RESULT;
            case ERROR -> throw new NotUnderstood("load.error-cell", text);
            case LOST -> throw new NotUnderstood("load.lost-characters", text);
            case DITTO, ELSEWHERE -> throw new NotUnderstood("load.ditto", text);
        };
    }

    private boolean isCode(Column column, String text) {
        return column.type() == Column.Type.CODE && codes.get(column.codes().orElseThrow()).find(text).isPresent();
    }

    /** The text of a cell as a person sees it, whatever it means; as it is if that cannot be said. */
    static String asItStands(String cell) {
        try {
            String text = VisibleText.of(cell);
            return text.isEmpty() ? text : FormulaText.value(text);
        } catch (NotUnderstood e) {
            return Row.stripped(cell);
        }
    }

    /** A text; a name or number that distinguishes rows has no footnote marks, and no number lost its digits. */
    private String text(Column column, String text) throws NotUnderstood {
        LostDigits.refuse(text);
        if (column.key()) {
            refuseMark(text);
        }
        return shown(column, text);
    }

    private static void refuseMark(String text) throws NotUnderstood {
        Optional<String> mark = FootnoteMarks.inName(text);
        if (mark.isPresent()) {
            throw new NotUnderstood("load.footnote-mark", mark.get());
        }
    }

    /**
     * A text as it may be kept: what identifies a person is masked.
     *
     * @throws NotUnderstood if it is to tell rows apart and holds the number or name of a person: masked it would no longer do so
     */
    private String shown(Column column, String text) throws NotUnderstood {
        if (column.key()) {
            if (PersonalNumbers.isIdNumber(text) || !isNumber(text) && !masking.free(text).equals(text)) {
                throw new NotUnderstood("load.personal-number");
            }
            return text;
        }
        return column.writing().personal() ? Masking.person(text) : masking.free(text);
    }

    /** Whether a key is nothing but digits: numbers of business begin as mobile numbers do, 150105 and 00123. */
    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What is wrong with a day in a column: no event lies after the run, and none by which rows count before records begin. */
    Optional<Message> implausible(Column column, LocalDate date) {
        boolean ahead = date.isAfter(today) && !column.writing().ahead();
        if (column.required()) {
            return ahead || date.isBefore(EARLIEST) ? Optional.of(Message.of("load.date-range", EARLIEST, today)) : Optional.empty();
        }
        return ahead ? Optional.of(Message.of("load.date-ahead", today)) : Optional.empty();
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
        return switch (PlainText.withMarks(text)) {
            case "是", "Y", "y", "1", "√", "TRUE", "true" -> true;
            case "否", "N", "n", "0", "×", "FALSE", "false" -> false;
            default -> throw new NotUnderstood("load.boolean");
        };
    }

    private static String code(String text, CodeList list) throws NotUnderstood {
        Optional<String> code = list.exactly(text);
        if (code.isPresent()) {
            return code.get();
        }
        refuseMark(text);
        code = list.find(text);
        if (code.isEmpty()) {
            code = list.find(PlainText.withMarks(text));
        }
        if (code.isEmpty()) {
            LostDigits.refuse(text);
        }
        return code.orElseThrow(() -> new NotUnderstood("load.code", String.join("、", list.expected())));
    }

    /** A place in another city counts there by what that city hands in. */
    private boolean isOfTheCity(String place) {
        return divisions.cityOf(from).map(city -> divisions.isWithin(place, city)).orElse(true);
    }

    private String place(Column column, String text, LocalDate day) throws NotUnderstood {
        Optional<String> code = called(text, day).map(Division::code).filter(this::isOfTheCity);
        return code.isPresent() ? code.get() : shown(column, text);
    }

    private String division(String text, LocalDate day) throws NotUnderstood {
        return called(text, day).map(Division::code).orElseThrow(() -> new NotUnderstood("load.division",
                String.join("、", divisions.names().nearest(text, from, 3))));
    }

    /** The division that a name or code means, in whatever width and with blanks in it; empty if it means none. */
    private Optional<Division> called(String text, LocalDate day) throws NotUnderstood {
        Optional<Division> division = divisions.names().find(text, day, from);
        if (division.isPresent()) {
            return division;
        }
        LostDigits.refuse(text);
        refuseMark(text);
        Optional<FootnoteMarks.Marked> marked = FootnoteMarks.behind(text);
        if (marked.isPresent() && divisions.names().find(marked.get().name(), day, from).isPresent()) {
            throw new NotUnderstood("load.footnote-mark", marked.get().mark());
        }
        String plain = PlainText.withMarks(text.startsWith("'") ? text.substring(1) : text).replace(" ", "");
        return plain.equals(text) || plain.isEmpty() ? division : divisions.names().find(plain, day, from);
    }
}
