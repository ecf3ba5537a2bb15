package shian.load;

import java.util.Locale;
import java.util.regex.Pattern;
import shian.person.CreditCode;
import shian.person.PersonalNumbers;

/** Numbers that name something: one that spreadsheets cut to scientific notation is lost (domain.md D16). */
final class Identifiers {

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?[Ee][+-]?\\d+");
    private static final int MOST_LETTERS = 6;
    private static final int DIGITS_OF_YEAR = 2;
    private static final int DIGITS_OF_COUNTY = 6;
    private static final int DIGITS = 17;
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final Pattern OLD_LICENCE = Pattern.compile("\\d{15}");

    private Identifiers() {
    }

    static String sampleNumber(String text) throws NotUnderstood {
        if (countyOf(text) != null) {
            return withoutIdNumber(text);
        }
        String number = cleaned(text);
        if (countyOf(number) == null) {
            LostDigits.refuse(number);
            throw new NotUnderstood("load.sample-number");
        }
        return withoutIdNumber(number);
    }

    /** Its 17 digits are an ID number only with an X behind them, which few sample numbers have. */
    private static String withoutIdNumber(String number) throws NotUnderstood {
        if (number.charAt(number.length() - 2) == 'X' && PersonalNumbers.isIdNumber(number)) {
            throw new NotUnderstood("load.personal-number");
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
            if (PersonalNumbers.isIdNumber(code) && !isOldLicence(code)) {
                throw new NotUnderstood("load.personal-number");
            }
            return code;
        }
        if (!CREDIT_CODE.matcher(code).matches()) {
            throw new NotUnderstood("load.credit-code");
        }
        char expected = CreditCode.lastOf(code);
        if (code.charAt(17) != expected) {
            LostDigits.refuse(code);
            throw new NotUnderstood("load.credit-code-check", expected);
        }
        if (PersonalNumbers.isIdNumber(code)) {
            throw new NotUnderstood("load.personal-number");
        }
        return code;
    }

    /** Whether the last digit of an old licence is right: GS 15, by ISO 7064 mod 11,10. */
    private static boolean isOldLicence(String code) {
        int product = 10;
        for (int i = 0; i < code.length() - 1; i++) {
            int sum = (product + code.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + code.charAt(code.length() - 1) - '0') % 10 == 1;
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
