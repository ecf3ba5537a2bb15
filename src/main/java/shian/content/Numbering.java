package shian.content;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The row of column numbers that statistical forms have under their header: 甲 乙 1 2 3, or （1）（2）（3）=（1）+（2）. */
public final class Numbering {

    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    /** A number alone, in brackets or circled, and what it is computed from. */
    private static final Pattern NUMBER = Pattern.compile("\\(?(\\d{1,3})\\)?(?:=[\\d()+\\-*/×÷%]+)?");
    private static final int FEWEST = 3;

    private Numbering() {
    }

    /** What no number begins with, in whatever width it is written: the first cell of most rows. */
    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '\u4e00' && c <= '\u9fff';
    }

    /** Whether all cells that are not blank count the columns from the first one on, and there are at least three. */
    public static boolean is(Row row) {
        int stems = 0;
        int numbers = 0;
        for (String cell : row.cells()) {
            String text = Row.stripped(cell);
            if (text.isEmpty() || text.equals("栏次") && stems + numbers == 0) {
                continue;
            }
            if (numbers == 0 && stems < STEMS.length() && text.equals(STEMS.substring(stems, stems + 1))) {
                stems++;
                continue;
            }
            if (isLetter(text.charAt(0))) {
                return false;
            }
            Matcher number = NUMBER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
            if (!number.matches() || Integer.parseInt(number.group(1)) != numbers + 1) {
                return false;
            }
            numbers++;
        }
        return stems + numbers >= FEWEST;
    }
}
