package shian.person;

/** Unified social credit codes by GB 32100: of 18 characters, the last one checks the others. */
public final class CreditCode {

    /** Digits and letters that a code may hold. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    private CreditCode() {
    }

    /** Whether a text is a code whose last character is right. */
    public static boolean is(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0) && text.charAt(LENGTH - 1) == lastOf(text);
    }

    /** The last character that belongs to the first 17 of a code. */
    public static char lastOf(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
