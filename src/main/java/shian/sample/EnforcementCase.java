package shian.sample;

import java.time.LocalDate;

/**
 * A food case in an office's ledger; amounts in fen.
 *
 * @param disposal the disposal it began with, or null
 * @param group of which food it is, in the words of the national form; empty if of none
 * @param value worth of the goods
 * @param decision null while nothing is decided
 */
record EnforcementCase(
        Office office, String number, LocalDate filed, String source, Disposal disposal, Party party, Link link,
        String cause, boolean ordinary, String group, long value, Decision decision) {

    static final String EXEMPT = "免于处罚";
    static final String SAMPLING = "监督抽检";

    /**
     * Whom it is against.
     *
     * @param creditCode {@code /} if it has none
     */
    record Party(String name, String type, String creditCode) {
    }

    /**
     * What was decided.
     *
     * @param person the person who was fined too, or null
     * @param banYears for how long that person is banned from the trade; 0 if not
     * @param transferred when it was handed over to the police, or null
     */
    record Decision(
            String number, LocalDate day, String penalty, long fine, long confiscated, Person person, int banYears,
            LocalDate transferred, boolean revoked) {

        long total() {
            return fine + confiscated;
        }
    }

    /** A person who was fined, and how much. */
    record Person(String name, long fine) {
    }

    /** Whether it is among the cases that an office reports as dealt with on a day from one to another. */
    boolean isDecided(LocalDate from, LocalDate to) {
        return decision != null && !decision.revoked && !decision.day.isBefore(from) && !decision.day.isAfter(to);
    }
}
