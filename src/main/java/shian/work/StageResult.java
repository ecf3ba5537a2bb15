package shian.work;

import java.util.List;
import java.util.Map;
import shian.message.Message;

/**
 * What a stage did.
 *
 * @param counts   how many of what, counted in the tables of the stage
 * @param problems what it could not do though it went on; a rerun tries it again
 */
public record StageResult(Map<String, Long> counts, List<Message> problems) {

    public static StageResult of(Map<String, Long> counts) {
        return new StageResult(counts, List.of());
    }
}
