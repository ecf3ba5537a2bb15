package shian.catalog;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import shian.message.Message;

/**
 * What a contract takes for a routine revision of its files; where it says nothing, the parameters do.
 *
 * @param majorAbove share of rows, or relative change of any measure, above which a revision is major
 * @param within     days after the due date, or after the period where none is due, within which a revision is scheduled
 */
public record Revision(BigDecimal majorAbove, int within) {

    private static final String MAJOR_ABOVE = "revision.major-above";
    private static final String WITHIN = "revision.within-days";

    /** Parameters that are read here and by no view. */
    static final Set<String> PARAMETERS = Set.of(MAJOR_ABOVE, WITHIN);

    static Revision read(Section contract, Map<String, Parameter> parameters) {
        Section own = contract.has("revision") ? contract.section("revision") : null;
        return new Revision(
                own != null && own.has("major-above") ? own.share("major-above")
                        : parameter(MAJOR_ABOVE, contract, parameters).movePointLeft(2),
                own != null && own.has("within") ? own.number("within", 0)
                        : parameter(WITHIN, contract, parameters).intValue());
    }

    private static BigDecimal parameter(String name, Section contract, Map<String, Parameter> parameters) {
        if (!parameters.containsKey(name)) {
            contract.mistake("feed", Message.of("catalog.parameter-unknown", name, Nearest.to(name, parameters.keySet())));
            return BigDecimal.ZERO;
        }
        return parameters.get(name).value();
    }
}
