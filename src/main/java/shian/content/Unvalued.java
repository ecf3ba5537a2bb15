package shian.content;

/**
 * Cells of a workbook that hold no value: an error such as {@code #REF!}, or a formula nobody computed. They travel as a
 * text no file can contain, so that no type, placeholder or code list takes them for a value.
 */
public final class Unvalued {

    /** A character that XML forbids and that means nothing in Unicode. */
    private static final String MARK = "\uFFFF";

    static final String FORMULA = MARK + "=";

    private Unvalued() {
    }

    static String error(String shown) {
        return MARK + shown;
    }

    /** Whether a cell is one of these. */
    public static boolean is(String cell) {
        return cell.startsWith(MARK);
    }

    /** Whether it is a formula without a stored result; else it is an error. */
    public static boolean isFormula(String cell) {
        return cell.equals(FORMULA);
    }

    /** A cell as a person sees it. */
    public static String shown(String cell) {
        return is(cell) ? cell.substring(MARK.length()) : cell;
    }
}
