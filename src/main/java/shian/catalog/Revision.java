package shian.catalog;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shian.message.Message;

/**
 * What a contract takes for a routine revision of its files, and from when on one waits for a person; where it says nothing, the parameters do.
 *
 * @param majorAbove share of rows, or relative change of any measure, above which a revision is major
 * @param within     days after the due date, or after the period where none is due, within which a revision is scheduled
 * @param losesAbove share of the rows that count until now above which a revision that lacks them waits for a person
 * @param losesRows  rows that it must lack at the least to wait
 * @param jumpAbove  how many versions that never came a delivery may leave out; one that leaves out more waits for a person
 */
public record Revision(BigDecimal majorAbove, int within, BigDecimal losesAbove, int losesRows, int jumpAbove) {

    private static final String MAJOR_ABOVE = "revision.major-above";
    private static final String WITHIN = "revision.within-days";
    private static final String LOSES_ABOVE = "revision.loses-above";
    private static final String LOSES_ROWS = "revision.loses-rows";
    private static final String JUMP_ABOVE = "revision.version-jump";

    /** Parameters that are read here and by no view. */
    static final Set<String> PARAMETERS = Set.of(MAJOR_ABOVE, WITHIN, LOSES_ABOVE, LOSES_ROWS, JUMP_ABOVE);

    static Revision read(Section contract, Map<String, Parameter> parameters) {
        Optional<Section> own = contract.optionalSection("revision");
        return new Revision(share("major-above", MAJOR_ABOVE, own, contract, parameters), number("within", WITHIN, own, contract, parameters),
                share("loses-above", LOSES_ABOVE, own, contract, parameters), number("loses-rows", LOSES_ROWS, own, contract, parameters),
                number("version-jump", JUMP_ABOVE, own, contract, parameters));
    }

    private static BigDecimal share(String key, String name, Optional<Section> own, Section contract, Map<String, Parameter> parameters) {
        return own.filter(section -> section.has(key)).map(section -> section.share(key))
                .orElseGet(() -> parameter(name, contract, parameters).movePointLeft(2));
    }

    private static int number(String key, String name, Optional<Section> own, Section contract, Map<String, Parameter> parameters) {
        return own.filter(section -> section.has(key)).map(section -> section.number(key, 0))
                .orElseGet(() -> parameter(name, contract, parameters).intValue());
    }

    private static BigDecimal parameter(String name, Section contract, Map<String, Parameter> parameters) {
        if (!parameters.containsKey(name)) {
            contract.mistake("feed", Message.of("catalog.parameter-unknown", name, Nearest.to(name, parameters.keySet())));
            return BigDecimal.ZERO;
        }
        return parameters.get(name).value();
    }
}
