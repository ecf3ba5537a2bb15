package shian.content;

import java.util.List;
import java.util.Set;
import shian.content.FormatCode.Kind;
import shian.content.FormatCode.Token;
import shian.content.NumberFormat.Shape;

/** Reads the tokens of a section of a number format that shows numbers. */
final class FormatSectionReader {

    private static final Set<Kind> PLACES = Set.of(Kind.DIGIT, Kind.GENERAL, Kind.TEXT, Kind.EXPONENT);
    private static final Set<String> POINTS = Set.of(".", "．", "·");

    private final List<Token> tokens;
    /** The first and the last place of the number; negative without one. */
    private int first = -1;
    private int last = -1;

    FormatSectionReader(List<Token> tokens) {
        this.tokens = tokens;
        for (int i = 0; i < tokens.size(); i++) {
            if (PLACES.contains(tokens.get(i).kind())) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
    }

    FormatSection section() {
        if (first < 0) {
            return FormatSection.literal(literals(0, tokens.size(), false).strip());
        }
        int percents = count(Kind.PERCENT, 0, tokens.size());
        Shape shape = percents > 0 ? Shape.PERCENT : Shape.NUMBER;
        String prefix = literals(0, first, false).strip();
        // a percent sign before the number is one behind it
        String leading = count(Kind.PERCENT, 0, first) > 0 ? "%" : "";
        int stroke = stroke();
        String suffix = (leading + literals(stroke < 0 ? last + 1 : behindDenominator(stroke), tokens.size(), true)).strip();
        if (stroke >= 0 || index(Kind.EXPONENT) >= 0 || index(Kind.GENERAL) >= 0 || index(Kind.TEXT) >= 0) {
            return new FormatSection(shape, prefix, suffix, List.of(), 0, 0, 2 * percents, FormatSection.Sign.AUTOMATIC, true);
        }
        int point = index(Kind.POINT);
        boolean decimals = point >= 0 && point < last;
        int end = decimals ? Math.max(point, first) : last + 1;
        if (decimals && !literals(end, last, false).isBlank()) {
            // digits that literals tear apart behind the point
            return FormatSection.literal("");
        }
        int literalPoint = point < 0 ? literalPoint() : -1;
        boolean pattern = literalPoint < 0 && isPattern(end);
        int divisor = 3 * commas(end) + (literalPoint < 0 ? 0 : count(Kind.DIGIT, literalPoint, last + 1));
        return new FormatSection(shape, prefix, suffix,
                pattern ? List.copyOf(tokens.subList(first, end + (decimals && point == end ? 1 : 0))) : List.of(),
                decimals || literalPoint >= 0 ? 0 : padding(), divisor, 2 * percents, FormatSection.Sign.AUTOMATIC, true);
    }

    /** Literals one after the other. A percent sign below a line break is there to multiply and not to be seen. */
    private String literals(int from, int to, boolean percent) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens.subList(from, Math.max(from, to))) {
            boolean shown = token.kind() == Kind.LITERAL || token.kind() == Kind.FRACTION
                    || token.kind() == Kind.PERCENT && percent && text.indexOf("\n") < 0;
            text.append(shown ? token.text() : "");
        }
        return text.toString();
    }

    private int index(Kind kind) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    private int count(Kind kind, int from, int to) {
        return (int) tokens.subList(from, Math.max(from, to)).stream().filter(token -> token.kind() == kind).count();
    }

    /** The stroke between the digits of a fraction, or before those of a fixed denominator; negative without one. */
    private int stroke() {
        for (int i = first + 1; i < tokens.size() - 1; i++) {
            if (tokens.get(i).kind() == Kind.FRACTION && isOfDenominator(tokens.get(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private int behindDenominator(int stroke) {
        int end = stroke + 1;
        while (end < tokens.size() && isOfDenominator(tokens.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfDenominator(Token token) {
        return token.kind() == Kind.DIGIT || token.kind() == Kind.LITERAL && token.text().matches("[1-9]");
    }

    /** The only literal between digits if it is a point: the digits behind it are the last ones of the number. */
    private int literalPoint() {
        int found = -1;
        for (int i = first; i < last; i++) {
            if (tokens.get(i).kind() == Kind.LITERAL && !tokens.get(i).text().isEmpty()) {
                if (found >= 0 || !POINTS.contains(tokens.get(i).text())) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** Whether literals stand between the digits before the point; spaces beside a # separate thousands. */
    private boolean isPattern(int end) {
        List<Token> whole = tokens.subList(first, end);
        boolean zerosOnly = whole.stream().noneMatch(token -> token.kind() == Kind.DIGIT && !token.text().equals("0"));
        return whole.stream().anyMatch(token -> token.kind() == Kind.LITERAL
                && (zerosOnly ? !token.text().isEmpty() : !token.text().isBlank()));
    }

    /** Commas behind the last digit before the point, or behind the last digit of all. */
    private int commas(int end) {
        int commas = count(Kind.COMMA, last + 1, tokens.size());
        for (int i = end - 1; i > first && tokens.get(i).kind() == Kind.COMMA && end <= last; i--) {
            commas++;
        }
        return commas;
    }

    /** Places from the first zero on, if no separator of thousands says that it is an amount. */
    private int padding() {
        for (int i = first; i <= last && count(Kind.COMMA, first, last) == 0; i++) {
            if (tokens.get(i).text().equals("0")) {
                return count(Kind.DIGIT, i, last + 1);
            }
        }
        return 0;
    }
}
