package shian.load;

import java.text.Normalizer;

/**
 * Text for keys, numbers and dates: full-width letters, digits and punctuation as plain ones. A raised, lowered or enclosed
 * character, a Roman numeral or a fraction is a mark beside the value and never becomes a digit of it.
 */
final class PlainText {

    /** A blank that keeps the groups of a number together on one line. */
    static final char GROUP_BLANK = '\u202f';
    private static final String GROUP_BLANKS = "\u00a0\u2007\u2009\u202f";
    private static final String APOSTROPHES = "'‘’";

    private PlainText() {
    }

    /** The text without the apostrophe that keeps a spreadsheet from reading a number. */
    static String of(String text) throws NotUnderstood {
        return isAscii(text) ? withoutApostrophe(text) : withoutApostrophe(converted(text, Marks.REFUSED).strip());
    }

    /** The same; m² as m2, and a blank that cannot be broken stays one, since it may separate thousands. */
    static String ofNumber(String text) throws NotUnderstood {
        return isAscii(text) ? withoutApostrophe(text) : withoutApostrophe(converted(text, Marks.REFUSED_IN_NUMBERS).strip());
    }

    /** The same; marks stay as they stand. */
    static String withMarks(String text) {
        try {
            return isAscii(text) ? text : converted(text, Marks.KEPT).strip();
        } catch (NotUnderstood e) {
            throw new IllegalStateException(e);
        }
    }

    private enum Marks {
        REFUSED, REFUSED_IN_NUMBERS, KEPT
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String withoutApostrophe(String plain) {
        return !plain.isEmpty() && APOSTROPHES.indexOf(plain.charAt(0)) >= 0 ? plain.substring(1) : plain;
    }

    private static String converted(String text, Marks marks) throws NotUnderstood {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c < 0x80 || c >= 0x4e00 && c <= 0x9fff) {
                plain.append((char) c);
            } else if (c >= 0xff01 && c <= 0xff5e) {
                plain.append((char) (c - 0xfee0));
            } else if (Character.getType(c) == Character.SPACE_SEPARATOR) {
                boolean group = marks == Marks.REFUSED_IN_NUMBERS && GROUP_BLANKS.indexOf(c) >= 0 && i > 0 && i + 1 < text.length();
                plain.append(group ? GROUP_BLANK : ' ');
            } else if (marks == Marks.REFUSED_IN_NUMBERS && FootnoteMarks.isPowerOfUnit(text, i)) {
                plain.append(c == '²' ? '2' : '3');
            } else if (FootnoteMarks.is(c)) {
                if (marks != Marks.KEPT) {
                    throw new NotUnderstood("load.footnote-mark", Character.toString(c));
                }
                plain.appendCodePoint(c);
            } else {
                plain.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
            }
        }
        return plain.toString();
    }
}
