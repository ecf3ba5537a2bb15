package shian.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the code of a number format, as {@code [Red]#,##0.00"万元";@}, into the tokens of its sections (ECMA-376 part 1,
 * 18.8.31). What widens, fills and colours a cell shows nothing of its own.
 */
final class FormatCode {

    /** What a token means. */
    enum Kind { LITERAL, DIGIT, POINT, COMMA, PERCENT, EXPONENT, FRACTION, GENERAL, TEXT, DATE }

    /** A token, and what is written for it: the text of a literal, {@code 0 # ?} of a digit, a small letter of a date. */
    record Token(Kind kind, String text) {
    }

    /**
     * A section as it is written.
     *
     * @param condition when it applies; null where its place among the others says so
     * @param colour    its colour in small letters; empty without one
     */
    record Section(List<Token> tokens, FormatCondition condition, String colour) {

        boolean has(Kind kind) {
            return tokens.stream().anyMatch(token -> token.kind() == kind);
        }

        /** Whether it writes something for a zero: {@code #} and {@code ?} leave it away. */
        boolean hasPlaceOfZero() {
            return tokens.stream().anyMatch(token -> token.kind() == Kind.DATE || token.kind() == Kind.GENERAL
                    || token.kind() == Kind.TEXT || token.kind() == Kind.DIGIT && token.text().equals("0"));
        }

        String literals() {
            return tokens.stream().filter(token -> token.kind() == Kind.LITERAL).map(Token::text).collect(Collectors.joining()).strip();
        }
    }

    private static final Pattern GENERAL = Pattern.compile("General|G/通用格式|G/標準|Standard|通用格式|常规|標準",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HALF_OF_DAY = Pattern.compile("AM/PM|A/P|上午/下午", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELAPSED = Pattern.compile("[hH]+|[mM]+|[sS]+");
    private static final Pattern COLOUR = Pattern.compile("black|blue|cyan|green|magenta|red|white|yellow|color ?\\d+"
            + "|黑色?|蓝色?|青色?|绿色?|洋红色?|红色?|白色?|黄色?|颜色 ?\\d+");
    private static final String DATE_LETTERS = "ymdhs";

    private final String code;
    private final List<Section> sections = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private FormatCondition condition;
    private String colour = "";
    private int at;

    private FormatCode(String code) {
        this.code = code;
    }

    /** The sections of a code in their order, at least one. */
    static List<Section> sections(String code) {
        FormatCode reading = new FormatCode(code);
        while (reading.at < code.length()) {
            reading.next();
        }
        reading.end();
        return reading.sections;
    }

    private void end() {
        sections.add(new Section(tokens, condition, colour));
        tokens = new ArrayList<>();
        condition = null;
        colour = "";
    }

    private void next() {
        char c = code.charAt(at);
        switch (c) {
            case ';' -> {
                at++;
                end();
            }
            case '"' -> {
                int to = code.indexOf('"', at + 1);
                to = to < 0 ? code.length() : to;
                add(Kind.LITERAL, code.substring(at + 1, to));
                at = to + 1;
            }
            // in Chinese Excel ! does what \ does elsewhere
            case '\\', '!' -> {
                add(Kind.LITERAL, code.substring(Math.min(at + 1, code.length()), Math.min(at + 2, code.length())));
                at += 2;
            }
            // as wide as the next character, or filled up with it
            case '_', '*' -> at += 2;
            case '[' -> bracket();
            case '0', '#', '?' -> one(Kind.DIGIT);
            case '.' -> one(Kind.POINT);
            case ',' -> one(Kind.COMMA);
            case '%' -> one(Kind.PERCENT);
            case '/' -> one(Kind.FRACTION);
            case '@' -> one(Kind.TEXT);
            default -> letters(c);
        }
    }

    private void one(Kind kind) {
        add(kind, code.substring(at, at + 1));
        at++;
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text));
    }

    private void bracket() {
        int to = code.indexOf(']', at);
        if (to < 0) {
            one(Kind.LITERAL);
            return;
        }
        String inside = code.substring(at + 1, to);
        at = to + 1;
        if (inside.startsWith("$")) {
            // a currency and, behind the hyphen, a language
            int language = inside.indexOf('-');
            add(Kind.LITERAL, inside.substring(1, language < 0 ? inside.length() : language));
        } else if (ELAPSED.matcher(inside).matches()) {
            add(Kind.DATE, inside.substring(0, 1).toLowerCase(Locale.ROOT));
        } else if (COLOUR.matcher(inside.toLowerCase(Locale.ROOT)).matches()) {
            colour = inside.toLowerCase(Locale.ROOT);
        } else {
            FormatCondition.of(inside).ifPresent(found -> condition = found);
        }
    }

    private void letters(char c) {
        Matcher general = GENERAL.matcher(code).region(at, code.length());
        Matcher halfOfDay = HALF_OF_DAY.matcher(code).region(at, code.length());
        char small = Character.toLowerCase(c);
        if (general.lookingAt()) {
            add(Kind.GENERAL, general.group());
            at = general.end();
        } else if (halfOfDay.lookingAt()) {
            add(Kind.DATE, "h");
            at = halfOfDay.end();
        } else if (DATE_LETTERS.indexOf(small) >= 0) {
            add(Kind.DATE, String.valueOf(small));
            at++;
        } else if (small == 'e') {
            // an exponent, or the year of an era
            boolean exponent = at + 1 < code.length() && "+-".indexOf(code.charAt(at + 1)) >= 0;
            add(exponent ? Kind.EXPONENT : Kind.DATE, exponent ? "E" : "y");
            at += exponent ? 2 : 1;
        } else if (code.regionMatches(true, at, "aaa", 0, 3)) {
            // the day of the week
            add(Kind.DATE, "d");
            at += 3;
        } else {
            one(Kind.LITERAL);
        }
    }
}
