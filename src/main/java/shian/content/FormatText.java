package shian.content;

import java.util.List;

/** The section of a number format that shows texts: {@code "呼市监"@}. */
record FormatText(List<FormatCode.Token> tokens) {

    /** The section; null if it shows a text as it is. */
    static FormatText of(FormatCode.Section section) {
        List<FormatCode.Token> shown = section.tokens().stream().filter(token -> !token.text().isEmpty()).toList();
        return shown.size() == 1 && shown.get(0).kind() == FormatCode.Kind.TEXT ? null : new FormatText(shown);
    }

    /** What is shown of a text; a marked cell if that is nothing. */
    String of(String cell) {
        StringBuilder shown = new StringBuilder();
        for (FormatCode.Token token : tokens) {
            shown.append(token.kind() == FormatCode.Kind.TEXT ? cell : token.text());
        }
        return shown.toString().isBlank() && !cell.isBlank() ? Unvalued.hidden(cell) : shown.toString();
    }
}
