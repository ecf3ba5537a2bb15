package shian.catalog;

import java.math.BigDecimal;

/**
 * What a contract takes for a routine revision of its files.
 *
 * @param majorAbove share of rows, or relative change of any measure, above which a revision is major
 * @param within     days after the due date, or after the period where none is due, within which a revision is scheduled
 */
public record Revision(BigDecimal majorAbove, int within) {

    /** {@code assumed}: where the contract says nothing. */
    static final Revision DEFAULT = new Revision(new BigDecimal("0.05"), 60);

    static Revision read(Section section) {
        return new Revision(section.has("major-above") ? section.share("major-above") : DEFAULT.majorAbove,
                section.number("within", DEFAULT.within));
    }
}
