package shian.content;

import java.util.Arrays;

/**
 * Cells that hold no value: an error such as {@code #REF!}, a formula nobody computed, what is struck through or hidden.
 * They travel as a text no file can contain, so that no type, placeholder or code list takes them for a value.
 */
public final class Unvalued {

    /** Why a cell has no value. */
    public enum Kind {

        /** The result of a formula, or a number that is none. */
        ERROR(""),
        /** A formula without a stored result. */
        FORMULA("="),
        /** A line is drawn through it or a part of it. */
        STRUCK("\uFFFE-"),
        /** Its number format shows nothing of it, or not that it is negative. */
        HIDDEN("\uFFFE."),
        /** It is a number in raised or lowered digits. */
        RAISED("\uFFFE^"),
        /** Its number format divides by another power of ten than the unit that it writes. */
        SCALED("\uFFFE/");

        private final String mark;

        Kind(String mark) {
            this.mark = MARK + mark;
        }
    }

    /** A character that XML forbids and that means nothing in Unicode. */
    private static final String MARK = "\uFFFF";

    static final String FORMULA = Kind.FORMULA.mark;

    private Unvalued() {
    }

    static String error(String shown) {
        return MARK + shown;
    }

    static String struck(String shown) {
        return Kind.STRUCK.mark + shown;
    }

    static String hidden(String held) {
        return Kind.HIDDEN.mark + held;
    }

    static String raised(String shown) {
        return Kind.RAISED.mark + shown;
    }

    static String scaled(String shown) {
        return Kind.SCALED.mark + shown;
    }

    /** Whether a cell is one of these. */
    public static boolean is(String cell) {
        return cell.startsWith(MARK);
    }

    /** Why a cell that is one of these has no value. */
    public static Kind kind(String cell) {
        if (cell.equals(FORMULA)) {
            return Kind.FORMULA;
        }
        return Arrays.stream(Kind.values()).filter(kind -> kind.ordinal() > Kind.FORMULA.ordinal())
                .filter(kind -> cell.startsWith(kind.mark)).findFirst().orElse(Kind.ERROR);
    }

    /** A cell as a person sees it; of one that is hidden, what it holds. */
    public static String shown(String cell) {
        if (!is(cell)) {
            return cell;
        }
        Kind kind = kind(cell);
        return cell.substring(kind == Kind.FORMULA ? MARK.length() : kind.mark.length());
    }
}
