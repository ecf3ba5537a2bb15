package shian.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shian.message.Message;

/**
 * What a number format shows of a number or a text: up to four sections, chosen by sign or condition. A format that
 * changes nothing but digits behind the point, separators and colours is {@link #GENERAL}, so that most cells cost nothing.
 */
final class NumberFormat {

    /** What a number is shown as. */
    enum Shape { NUMBER, PERCENT, DATE, MONTH, DATE_AND_TIME, TIME }

    static final NumberFormat GENERAL = new NumberFormat(List.of(FormatSection.PLAIN), List.of(), null);

    private static final int MOST_SECTIONS = 4;
    /** Characters of a code: Excel's own limit. */
    private static final int LONGEST = 255;

    private final List<FormatSection> numbers;
    private final List<FormatCondition> conditions;
    private final FormatText text;
    private final boolean divides;

    /**
     * @param numbers    the sections for numbers, one to three
     * @param conditions of the sections, null where one has none; empty if none has any
     * @param text       the section for texts; null if it shows them as they are
     */
    private NumberFormat(List<FormatSection> numbers, List<FormatCondition> conditions, FormatText text) {
        this.numbers = numbers;
        this.conditions = conditions;
        this.text = text;
        this.divides = numbers.stream().anyMatch(section -> section.divisor() != 0);
    }

    /**
     * A format by its number, and its code where the workbook writes one. The numbers below 164 are Excel's own; 27–36
     * and 50–58 are the Chinese dates. Its own currencies and fractions show the plain number.
     */
    static NumberFormat of(int id, String code) {
        if (code != null && !code.isBlank()) {
            if (code.length() > LONGEST) {
                throw new UnreadableException(Message.of("content.number-format-too-long", code.length(), LONGEST));
            }
            return of(code);
        }
        return switch (id) {
            case 9, 10 -> of("0%");
            case 14, 15, 16, 28, 29, 30, 31, 36, 50, 51, 53, 54, 58 -> of("yyyy-mm-dd");
            case 17, 27, 52, 57 -> of("yyyy-mm");
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> of("h:mm:ss");
            case 22 -> of("yyyy-mm-dd h:mm");
            default -> GENERAL;
        };
    }

    private static NumberFormat of(String code) {
        List<FormatCode.Section> sections = FormatCode.sections(code);
        List<FormatCode.Section> forNumbers = new ArrayList<>(sections.subList(0, Math.min(sections.size(), MOST_SECTIONS)));
        FormatText text = null;
        FormatCode.Section last = forNumbers.get(forNumbers.size() - 1);
        if (forNumbers.size() == MOST_SECTIONS || last.has(FormatCode.Kind.TEXT)) {
            text = FormatText.of(last);
            if (forNumbers.size() > 1) {
                forNumbers.remove(forNumbers.size() - 1);
            }
        }
        boolean conditional = forNumbers.stream().anyMatch(section -> section.condition() != null);
        List<FormatCondition> conditions = new ArrayList<>();
        List<FormatSection> numbers = new ArrayList<>();
        for (int i = 0; i < forNumbers.size(); i++) {
            FormatCode.Section section = forNumbers.get(i);
            conditions.add(section.condition());
            boolean ofNegatives = section.condition() != null ? section.condition().isOfNegatives()
                    : i == 1 && (!conditional || forNumbers.size() > 2 || forNumbers.get(0).condition().leavesNegatives());
            boolean ofZero = i == 2 && !conditional && !section.hasPlaceOfZero();
            FormatSection read = ofZero ? FormatSection.literal(section.literals())
                    : FormatSection.of(section, ofNegatives, forNumbers.get(0).colour());
            numbers.add(ofZero && read.isDashed(numbers.get(0)) ? FormatSection.literal("") : read);
        }
        NumberFormat format = new NumberFormat(List.copyOf(numbers), conditional ? conditions : List.of(), text);
        return text == null && format.isPlain() ? GENERAL : format;
    }

    private boolean isPlain() {
        for (int i = 0; i < numbers.size(); i++) {
            boolean ofZero = i == 2 && conditions.isEmpty() && numbers.get(i).showsNothing();
            if (!ofZero && !numbers.get(i).isPlain()) {
                return false;
            }
        }
        return true;
    }

    /** What the format shows positive numbers as. */
    Shape shape() {
        return numbers.get(0).shape();
    }

    /** The section that shows a number. A format that hides or dashes nothing but zeros shows them as the number they are. */
    FormatSection section(BigDecimal number) {
        FormatSection section = chosen(number);
        return number.signum() == 0 && section.showsNothing() && numbers.stream().anyMatch(any -> !any.showsNothing())
                ? FormatSection.PLAIN : section;
    }

    private FormatSection chosen(BigDecimal number) {
        if (conditions.isEmpty()) {
            int index = number.signum() >= 0 ? 0 : 1;
            index = number.signum() == 0 && numbers.size() > 2 ? 2 : index;
            return numbers.get(index < numbers.size() ? index : 0);
        }
        for (int i = 0; i < numbers.size(); i++) {
            if (conditions.get(i) == null ? isElse(i, number) : conditions.get(i).appliesTo(number)) {
                return numbers.get(i);
            }
        }
        // Excel fills the cell with #; the number is what it would show in General
        return FormatSection.PLAIN;
    }

    /** Whether a section without a condition, beside others with one, shows a number: the last does, the second if negative. */
    private boolean isElse(int index, BigDecimal number) {
        if (index == 0) {
            return number.signum() > 0 || number.signum() == 0 && numbers.size() < 3;
        }
        return index == numbers.size() - 1 || number.signum() < 0;
    }

    /** What the format shows of a text; a marked cell if it hides it. */
    String ofText(String cell) {
        return text == null || cell.isEmpty() || Unvalued.is(cell) ? cell : text.of(cell);
    }

    /** Whether one of its sections divides. */
    boolean divides() {
        return divides;
    }

    /** By which power of ten the format divides a number as it is stored; empty if by none. */
    Optional<Integer> divisor(String stored) {
        return !divides ? Optional.empty() : NumberText.parsed(stored).map(number -> section(number).divisor()).filter(power -> power != 0);
    }
}
