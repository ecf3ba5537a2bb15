package shian.content;

/** How high characters stand on their line. A raised digit is a footnote or an exponent, never a digit of the number. */
enum Script {

    BASELINE(""),
    SUPERSCRIPT("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
    SUBSCRIPT("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎");

    private static final String PLAIN = "0123456789+-=()";
    private static final String WIDE = "０１２３４５６７８９＋－＝（）";

    private final String characters;

    Script(String characters) {
        this.characters = characters;
    }

    /** The script of a workbook's font: {@code superscript}, {@code subscript}; any other text, or none, is the line itself. */
    static Script named(String name) {
        if ("superscript".equals(name)) {
            return SUPERSCRIPT;
        }
        return "subscript".equals(name) ? SUBSCRIPT : BASELINE;
    }

    /** A text with the Unicode characters for its digits and signs; what has none stays. */
    String of(String text) {
        if (this == BASELINE) {
            return text;
        }
        StringBuilder raised = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int index = Math.max(PLAIN.indexOf(c), WIDE.indexOf(c));
            raised.append(index < 0 ? c : characters.charAt(index));
        }
        return raised.toString();
    }
}
