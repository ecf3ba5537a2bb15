package shian.proof;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/**
 * The line between a program and its PostgreSQL, listened in on: it counts what is committed, and at one commit, before it
 * is sent, before it is answered, or once it is answered, it holds everything and lets something happen.
 *
 * <p>A commit is a batch of messages with which the server ends a transaction: {@code COMMIT}, or any statement but a query
 * outside of a transaction. So whatever commits is counted, whichever part of the program it belongs to.
 */
final class DatabaseLine implements Closeable {

    /** Where in a commit something happens. */
    enum Moment {
        /** The program asked for it; the server has not heard of it. */
        BEFORE,
        /** The server has done it; the program will never know. */
        UNANSWERED,
        /** The program has been told. */
        AFTER
    }

    /**
     * What happens, and when.
     *
     * @param at      which commit, or, if {@code anything}, which batch of messages
     * @param happens is given the port from which the line itself speaks to the server: one session
     */
    record Event(int at, boolean anything, Moment moment, IntConsumer happens) {
    }

    private final String url;
    private final Event event;
    private final ServerSocket door;
    private final int server;
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final List<String> commits = new ArrayList<>();
    private int batches;
    private boolean happened;

    /**
     * @param url   the address of the database
     * @param event null to count only
     */
    DatabaseLine(String url, Event event) {
        this.event = event;
        URI address = URI.create(url.substring("jdbc:".length()));
        this.server = address.getPort();
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.url = "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + address.getPath() + "?sslmode=disable&gssEncMode=disable";
        thread(this::admit);
    }

    /** The address under which the database is reached through this line. */
    String url() {
        return url;
    }

    /** What was committed so far, one after the other, each as {@link Conversation#commits} tells it. */
    synchronized List<String> commits() {
        return List.copyOf(commits);
    }

    synchronized int batches() {
        return batches;
    }

    synchronized boolean hasHappened() {
        return happened;
    }

    /** Cuts every connection; new ones can be made. */
    void cut() {
        wires.forEach(Wire::close);
        wires.clear();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Wire wire = new Wire(door.accept());
                wires.add(wire);
                wire.connect();
            } catch (IOException e) {
                // the door was closed, or the server takes nobody at the moment: the program is told by the closed socket
                continue;
            }
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    /** One connection. Whatever passes, in either direction, passes while holding the monitor of the line. */
    private final class Wire {

        private final Socket program;
        private final Conversation conversation = new Conversation();
        private Socket database;
        private boolean unanswered;

        Wire(Socket program) {
            this.program = program;
        }

        void connect() throws IOException {
            try {
                program.setTcpNoDelay(true);
                database = new Socket(InetAddress.getLoopbackAddress(), server);
                database.setTcpNoDelay(true);
            } catch (IOException e) {
                program.close();
                throw e;
            }
            thread(() -> pass(this::fromProgram));
            thread(() -> pass(this::fromDatabase));
        }

        private void pass(Passing passing) {
            try {
                passing.run();
            } catch (IOException e) {
                // one side is gone: so is the other
                close();
            }
        }

        void close() {
            for (Socket socket : new Socket[] {program, database}) {
                try {
                    if (socket != null) {
                        socket.close();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void fromProgram() throws IOException {
            MessageStream in = new MessageStream(program.getInputStream());
            send(List.of(in.first()));
            List<byte[]> batch = new ArrayList<>();
            while (true) {
                byte[] message = in.next();
                batch.add(message);
                if (!Conversation.isPartOfABatch(message)) {
                    send(batch);
                    batch = new ArrayList<>();
                }
            }
        }

        private void send(List<byte[]> batch) throws IOException {
            boolean now;
            synchronized (DatabaseLine.this) {
                Optional<String> commit = conversation.commits(batch);
                batches++;
                commit.ifPresent(commits::add);
                now = event != null && !happened && (event.anything ? batches : commit.isPresent() ? commits.size() : -1) == event.at;
                happened |= now;
                if (!now || event.moment != Moment.BEFORE) {
                    unanswered = now;
                    for (byte[] message : batch) {
                        database.getOutputStream().write(message);
                    }
                    return;
                }
                event.happens.accept(database.getLocalPort());
            }
            for (byte[] message : batch) {
                database.getOutputStream().write(message);
            }
        }

        private void fromDatabase() throws IOException {
            MessageStream in = new MessageStream(database.getInputStream());
            while (true) {
                byte[] message = in.next();
                synchronized (DatabaseLine.this) {
                    boolean last = conversation.isReady(message);
                    boolean withheld = unanswered && event.moment == Moment.UNANSWERED;
                    if (!withheld) {
                        program.getOutputStream().write(message);
                    }
                    if (unanswered && last) {
                        unanswered = false;
                        event.happens.accept(database.getLocalPort());
                    }
                    if (withheld && last) {
                        close();
                    }
                }
            }
        }
    }

    private interface Passing {
        void run() throws IOException;
    }
}
