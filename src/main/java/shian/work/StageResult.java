package shian.work;

import java.util.Map;

/**
 * What a stage did.
 *
 * @param counts   how many of what, counted in the tables of the stage
 * @param failures whether something failed that a rerun would try again
 */
public record StageResult(Map<String, Long> counts, boolean failures) {

    public static StageResult of(Map<String, Long> counts) {
        return new StageResult(counts, false);
    }
}
