package shian.night;

import java.time.Duration;
import java.util.Map;

/** Hears how a run gets on, to show it. */
public interface RunListener {

    /** Shows nothing. */
    RunListener SILENT = new RunListener() { };

    default void runStarted(long runId) {
    }

    default void crashedRunFound(long runId) {
    }

    /** The process was told to end; it ends the unit in hand first, unless that takes longer than it is patient. */
    default void stopAsked(long runId, Duration patience) {
    }

    default void stageStarted(String stage) {
    }

    /** The stage came to no end: it failed or was asked to stop. */
    default void stageBroken(String stage) {
    }

    default void stageEnded(String stage, Map<String, Long> counts) {
    }
}
