package shian.catalog;

import java.util.Locale;
import java.util.Optional;

/** Which role of the database reads the rows of a table or view. */
public enum Readers {

    /** Whoever analyses figures, and the role {@link #HEALTH}. */
    ANALYST,
    /** Only who may see rows of patients: figures drawn from them are for all. */
    HEALTH;

    /** The role that a section names under {@code readers}; empty if it names none. */
    static Optional<Readers> of(Section section) {
        return section.optional("readers").map(text -> valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
