package shian.alert;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server in the place of robots; it keeps what it took. */
final class Robots implements AutoCloseable {

    /** What was sent to it, and whether it took it. */
    record Call(URI address, String body, boolean taken) {
    }

    static final String TAKEN = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = TAKEN;

    Robots() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] said = answer.getBytes(StandardCharsets.UTF_8);
            calls.add(new Call(exchange.getRequestURI(), body, status == 200 && answer.equals(TAKEN)));
            exchange.sendResponseHeaders(status, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answer(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    List<Call> calls() {
        return calls;
    }

    /** Path and body of what it took since it was last asked. */
    List<String> taken() {
        List<Call> all = new ArrayList<>(calls);
        calls.clear();
        return all.stream().filter(Call::taken).map(call -> call.address().getPath() + " " + call.body()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
