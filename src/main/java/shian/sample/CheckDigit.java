package shian.sample;

/** The check characters of codes that stand in the files. */
final class CheckDigit {

    private static final String CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CheckDigit() {
    }

    /** Of a unified social credit code (GB 32100), after its first 17 characters. */
    static char ofCreditCode(String body) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < body.length(); i++) {
            sum += CREDIT_CODE_ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return CREDIT_CODE_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** Of an organisation code (GB 11714), after its first 8 characters. */
    static char ofOrganisationCode(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += Character.digit(body.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int rest = 11 - sum % 11;
        return rest == 10 ? 'X' : Character.forDigit(rest % 11, 10);
    }

    /**
     * A unified social credit code. Organisation parts that begin with XX are taken not to be issued, so that it is no
     * real firm's.
     *
     * @param office kind and division of the office that registers it
     */
    static String creditCode(String office, int number) {
        String organisation = "XX" + number;
        String body = office + organisation + ofOrganisationCode(organisation);
        return body + ofCreditCode(body);
    }

    /** Of a licence number (ISO 7064 mod 11,10), after its digits. */
    static char ofLicence(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + Character.digit(digits.charAt(i), 10)) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return Character.forDigit((11 - product) % 10, 10);
    }
}
