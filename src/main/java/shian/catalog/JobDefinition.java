package shian.catalog;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job: its stages in order, when the bell rings for it, by when its stages are to be done, and what it keeps for how long.
 *
 * @param schedule  empty for a job that only people start
 * @param deadlines time of day, in the zone of the schedule, by which a stage is to have ended after the bell rang; by stage
 * @param keep      what the stage {@code retention} keeps for how long; what is not named is kept
 */
public record JobDefinition(String name, Title title, List<String> stages, Optional<Schedule> schedule,
                            Map<String, LocalTime> deadlines, Map<String, Keep> keep) {

    /** The stages there are, in the order in which data walks. */
    public static final List<String> STAGES =
            List.of("receive", "load", "measure", "reconcile", "indicate", "publish", "verify", "retention");

    static JobDefinition read(Section section) {
        List<String> stages = section.texts("stages");
        Map<String, LocalTime> deadlines = new LinkedHashMap<>();
        section.optionalSection("deadlines").ifPresent(times -> times.entries().keySet().forEach(stage ->
                deadlines.put(stage, LocalTime.parse(times.text(stage)))));
        return new JobDefinition(section.text("job"), section.title("title"), stages,
                section.optionalSection("schedule").map(Schedule::read), deadlines, Keep.read(section));
    }
}
