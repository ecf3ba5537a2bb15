package shian.work;

/** Somebody asked the run to stop: the unit in hand is done, the next one does not begin. */
public final class StopRequested extends RuntimeException {

    public StopRequested(long runId) {
        super("run " + runId + " was asked to stop");
    }
}
