package shian.load;

/** Cells of text files that are written as formulas of a spreadsheet. */
final class FormulaText {

    private FormulaText() {
    }

    /**
     * The text of {@code ="…"}, which keeps a spreadsheet from reading a number; any other text, as written. An apostrophe
     * that keeps a spreadsheet from reading a number or a formula is no part of it.
     *
     * @throws NotUnderstood if it is a formula that nobody computed
     */
    static String value(String text) throws NotUnderstood {
        char first = text.charAt(0);
        if (first == '=' && text.length() > 1 && text.charAt(1) == ' ' && text.substring(1).strip().startsWith("\"")) {
            return value("=" + text.substring(1).strip());
        }
        if (first != '=' && first != '\'') {
            return text;
        }
        if (first == '\'') {
            char second = text.length() > 1 ? text.charAt(1) : ' ';
            boolean key = second >= 'A' && second <= 'Z' && text.indexOf('\'', 1) < 0;
            boolean enclosed = second == '=' && text.length() > 2 && text.endsWith("'");
            return key || second >= '0' && second <= '9' ? text.substring(1)
                    : second == '=' ? value(text.substring(1, text.length() - (enclosed ? 1 : 0))) : text;
        }
        String quoted = quoted(text);
        if (quoted != null) {
            return quoted;
        }
        if (text.length() > 1 && (Character.isLetterOrDigit(text.charAt(1)) || "\"'(+-$@{[.#_".indexOf(text.charAt(1)) >= 0)) {
            throw new NotUnderstood("load.formula-without-value");
        }
        return text;
    }

    /** What is between the quotes, of which two mean one; null if it is not one text in quotes. */
    private static String quoted(String text) {
        if (text.length() < 3 || text.charAt(1) != '"' || text.charAt(text.length() - 1) != '"') {
            return null;
        }
        String inner = text.substring(2, text.length() - 1).replace("\"\"", "\0");
        return inner.indexOf('"') >= 0 ? null : inner.replace('\0', '"').strip();
    }
}
