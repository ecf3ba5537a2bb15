package shian.load;

import shian.content.Row;

/**
 * What a person sees of a cell: no white space around it, and no characters that nobody sees, such as direction marks and
 * soft hyphens. A cell with a control character, or with a sign that stands for lost characters, is set aside.
 */
final class VisibleText {

    /** UTF-8 replacement characters that a program read as GBK. */
    private static final String LOST_TWICE = "锟斤拷";
    /** The UTF-8 replacement character that a program read as Latin-1. */
    private static final String LOST_AS_LATIN = "ï¿½";
    private static final char NEXT_LINE = 0x85;

    private VisibleText() {
    }

    /** The text; the same object if there is nothing to take away, as in most cells. */
    static String of(String cell) throws NotUnderstood {
        String text = Row.stripped(cell);
        // no indexOf for each kind: one pass, and two comparisons for each usual character
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c <= '~' && c >= ' ' || c >= '\u4e00' && c <= '\u9fff') && !isPlain(c)) {
                return seen(text, i);
            }
        }
        if (text.indexOf('锟') >= 0 && text.contains(LOST_TWICE)) {
            throw new NotUnderstood("load.lost-characters", LOST_TWICE);
        }
        return text;
    }

    /** Characters that are less usual and need no closer look. */
    private static boolean isPlain(char c) {
        return c >= '\u3000' && c < '\u4e00' && c != '\u3164' || c >= '\uff01' && c <= '\uff5e' || c >= '\u2010' && c <= '\u2027'
                || c >= '\u2030' && c <= '\u205e' || c >= '\u2070' && c <= '\u27ff' || c >= '\u00a0' && c <= '\u02ff' && c != '\u00ad' && c != 'ï'
                || c == '\n' || c == '\t' || c == '\r';
    }

    /** @param from the first character that may not be seen */
    private static String seen(String text, int from) throws NotUnderstood {
        StringBuilder seen = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isControl(c)) {
                throw new NotUnderstood("load.control-character", "U+%04X".formatted((int) c));
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                int pair = text.codePointAt(i);
                if (pair < 0xE0000 || pair > 0xE0FFF) {
                    seen.appendCodePoint(pair);
                }
                i++;
            } else if (c == '\ufffd' || c == '\ufffc' || Character.isSurrogate(c) || text.startsWith(LOST_AS_LATIN, i)) {
                throw new NotUnderstood("load.lost-characters", Character.isSurrogate(c) ? "U+%04X".formatted((int) c) : c);
            } else if (!isInvisible(c) || isShaper(c) && !seen.isEmpty() && isMongolian(seen.charAt(seen.length() - 1))) {
                seen.append(c);
            }
        }
        if (seen.indexOf(LOST_TWICE) >= 0) {
            throw new NotUnderstood("load.lost-characters", LOST_TWICE);
        }
        return seen.length() == text.length() ? text : Row.stripped(seen.toString());
    }

    private static boolean isControl(char c) {
        return c < ' ' && "\t\n\r\u000b\f".indexOf(c) < 0 || c >= '\u007f' && c <= '\u009f' && c != NEXT_LINE;
    }

    /** Marks of direction, joiners, blanks without width, selectors of a shape, and letters that are drawn as nothing. */
    private static boolean isInvisible(char c) {
        return c >= '\u200b' && c <= '\u200f' || c >= '\u202a' && c <= '\u202e' || c >= '\u2060' && c <= '\u206f'
                || c >= '\ufe00' && c <= '\ufe0f' || c >= '\ufff9' && c <= '\ufffb' || c >= '\u180b' && c <= '\u180e'
                || c == '\ufeff' || c == '\u00ad' || c == '\u034f' || c == '\u061c' || c == '\u115f' || c == '\u1160'
                || c == '\u17b4' || c == '\u17b5' || c == '\u2800' || c == '\u3164' || c == '\uffa0';
    }

    /** What gives letters of the Mongolian script their shape belongs to the word. */
    private static boolean isShaper(char c) {
        return c >= '\u180b' && c <= '\u180e' || c == '\u200c' || c == '\u200d' || c == '\u202f';
    }

    private static boolean isMongolian(char c) {
        return c >= '\u1800' && c <= '\u18af';
    }
}
