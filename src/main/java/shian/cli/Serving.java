package shian.cli;

import java.nio.file.Path;
import java.util.function.IntConsumer;

/** The program as a service, until it is told to end. */
public interface Serving {

    /**
     * Serves; returns when the process is told to end, once a run in hand has stopped.
     *
     * @param inbox   where departments drop files; null if no scheduled job receives
     * @param port    0 for any that is free
     * @param started hears the port once everything is up
     */
    void serve(Path inbox, String address, int port, IntConsumer started);
}
