package shian.load;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that name something: one that spreadsheets cut to scientific notation is lost (domain.md D16). */
final class Identifiers {

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?[Ee][+-]?\\d+");
    private static final Pattern SAMPLE_NUMBER = Pattern.compile("[A-Z]{1,6}\\d{2}(\\d{6})\\d{9}(?:[A-Z]{2})?");
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final Pattern OLD_LICENCE = Pattern.compile("\\d{15}");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private Identifiers() {
    }

    static String sampleNumber(String text) throws NotUnderstood {
        if (SAMPLE_NUMBER.matcher(text).matches()) {
            return text;
        }
        String number = cleaned(text);
        if (!SAMPLE_NUMBER.matcher(number).matches()) {
            throw new NotUnderstood("load.sample-number");
        }
        return number;
    }

    /** The county a sample number carries; null if it is none. */
    static String countyOf(String sampleNumber) {
        Matcher matcher = SAMPLE_NUMBER.matcher(sampleNumber);
        return matcher.matches() ? matcher.group(1) : null;
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
            throw new NotUnderstood("load.credit-code-check", expected);
        }
        return code;
    }

    /** Capitals without spaces. */
    private static String cleaned(String text) throws NotUnderstood {
        String code = text.toUpperCase(Locale.ROOT);
        if (code.indexOf(' ') >= 0) {
            code = code.replace(" ", "");
        }
        if (SCIENTIFIC.matcher(code).matches()) {
            throw new NotUnderstood("load.scientific");
        }
        return code;
    }
}
