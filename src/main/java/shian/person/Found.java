package shian.person;

/**
 * A number found in a text.
 *
 * @param end          behind its last character
 * @param number       without what stands between its digits
 * @param separated    whether something stands between them
 * @param grouped      whether that is only where people divide such a number
 * @param shownBefore  characters of it that stay at its beginning
 * @param shownBehind  and at its end
 */
record Found(int begin, int end, String number, boolean separated, boolean grouped, int shownBefore, int shownBehind) {

    /** What is shown in its place. */
    String masked() {
        return number.substring(0, shownBefore) + "*".repeat(number.length() - shownBefore - shownBehind)
                + number.substring(number.length() - shownBehind);
    }
}
