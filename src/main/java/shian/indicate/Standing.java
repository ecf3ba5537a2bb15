package shian.indicate;

/**
 * How a value stands with the rules of severity BLOCK.
 *
 * @param reconciliation CLEAN, EXPLAINED, UNDECIDED or DISPUTED
 * @param disputedBy     breaks that dispute it, such as {@code RC-35#1}; null if none does
 * @param publishedOver  open breaks that would, over which a person has it published; null if there are none
 */
public record Standing(String reconciliation, String disputedBy, String publishedOver) {

    static final Standing CLEAN = new Standing("CLEAN", null, null);
}
