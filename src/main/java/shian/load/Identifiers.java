package shian.load;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers that name something: one that spreadsheets cut to scientific notation is lost (domain.md D16). */
final class Identifiers {

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?[Ee][+-]?\\d+");
    private static final int MOST_LETTERS = 6;
    private static final int DIGITS_OF_YEAR = 2;
    private static final int DIGITS_OF_COUNTY = 6;
    private static final int DIGITS = 17;
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final Pattern OLD_LICENCE = Pattern.compile("\\d{15}");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private Identifiers() {
    }

    static String sampleNumber(String text) throws NotUnderstood {
        if (countyOf(text) != null) {
            return text;
        }
        String number = cleaned(text);
        if (countyOf(number) == null) {
            LostDigits.refuse(number);
            throw new NotUnderstood("load.sample-number");
        }
        return number;
    }

    /**
     * The county a sample number carries; null if it is none: one to six capitals, two digits of the year, six of the county,
     * nine more, and perhaps two capitals. Every row of large files has one, so that it is looked at without an expression.
     */
    static String countyOf(String sampleNumber) {
        int letters = capitals(sampleNumber, 0);
        int end = letters + DIGITS;
        if (letters < 1 || letters > MOST_LETTERS || end > sampleNumber.length()) {
            return null;
        }
        for (int i = letters; i < end; i++) {
            if (sampleNumber.charAt(i) < '0' || sampleNumber.charAt(i) > '9') {
                return null;
            }
        }
        int behind = sampleNumber.length() - end;
        if (behind != 0 && (behind != 2 || capitals(sampleNumber, end) != 2)) {
            return null;
        }
        int county = letters + DIGITS_OF_YEAR;
        return sampleNumber.substring(county, county + DIGITS_OF_COUNTY);
    }

    private static int capitals(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
            at++;
        }
        return at - from;
    }

    /** GB 32100: 18 characters, the last one checks the others. The 15 digits of an old licence are taken as they are. */
    static String creditCode(String text) throws NotUnderstood {
        String code = cleaned(text);
        if (OLD_LICENCE.matcher(code).matches()) {
            return code;
        }
        if (!CREDIT_CODE.matcher(code).matches()) {
            throw new NotUnderstood("load.credit-code");
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        char expected = ALPHABET.charAt((31 - sum % 31) % 31);
        if (code.charAt(17) != expected) {
            LostDigits.refuse(code);
            throw new NotUnderstood("load.credit-code-check", expected);
        }
        return code;
    }

    /** Capitals without spaces. */
    private static String cleaned(String text) throws NotUnderstood {
        String code = text.toUpperCase(Locale.ROOT).replace(" ", "");
        if (SCIENTIFIC.matcher(code).matches()) {
            throw new NotUnderstood("load.scientific");
        }
        return code;
    }
}
