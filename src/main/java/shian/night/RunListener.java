package shian.night;

import java.util.Map;

/** Hears how a run gets on, to show it. */
public interface RunListener {

    /** Shows nothing. */
    RunListener SILENT = new RunListener() { };

    default void runStarted(long runId) {
    }

    default void crashedRunFound(long runId) {
    }

    default void stageStarted(String stage) {
    }

    default void stageEnded(String stage, Map<String, Long> counts) {
    }
}
