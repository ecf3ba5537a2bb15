package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command in a process of its own that a test watches, kills, or lets go on from a breakpoint. */
public final class ShianProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final Process process;
    private final Path out;
    private final Path err;

    private ShianProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it without waiting. */
    public static ShianProcess start(ProcessBuilder builder) {
        try {
            Path out = Files.createTempFile(builder.directory().toPath(), "process", ".out");
            Path err = Files.createTempFile(builder.directory().toPath(), "process", ".err");
            return new ShianProcess(builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a nightly run over the inbox of the city and waits until it stands at the breakpoint. */
    public static ShianProcess nightAt(City city, String breakpoint) {
        return at(breakpoint, city.process("run", "--inbox", city.inbox().toString(), "--date", "2022-06-06"));
    }

    /** Starts it and waits until it stands at the breakpoint. */
    public static ShianProcess at(String breakpoint, ProcessBuilder builder) {
        builder.environment().put("SHIAN_BREAKPOINT", breakpoint);
        ShianProcess process = start(builder);
        Await.until("breakpoint " + breakpoint, () -> process.err().contains("breakpoint " + breakpoint) || !process.isAlive());
        assertThat(process.isAlive()).as(process.out() + process.err()).isTrue();
        return process;
    }

    /** Starts a service on any free port, over the inbox of the city. */
    public static ShianProcess serve(City city) {
        return serve(city, null);
    }

    /** The same with a point at which it waits; none if null. */
    public static ShianProcess serve(City city, String breakpoint) {
        ProcessBuilder builder = city.process("serve", "--inbox", city.inbox().toString(), "--port", "0");
        if (breakpoint != null) {
            builder.environment().put("SHIAN_BREAKPOINT", breakpoint);
        }
        return start(builder);
    }

    /** The address that a service says it serves on; waits for it. */
    public String address() {
        return address(ADDRESS.pattern());
    }

    /** The same of a service that listens elsewhere. */
    public String address(String pattern) {
        Pattern said = Pattern.compile(pattern);
        Await.until("a service", () -> said.matcher(out()).find() || !isAlive());
        Matcher address = said.matcher(out());
        assertThat(address.find()).as(out() + err()).isTrue();
        return address.group();
    }

    /** What a service answers. */
    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        try {
            return HttpClient.newHttpClient().send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    /** Asks it to end, as Ctrl-C or the system going down does; it goes on standing at its breakpoint. */
    public void terminate() {
        // by its handle: the process itself would close its standard input too
        process.toHandle().destroy();
    }

    /** Lets it go on from its breakpoint, and gives what it printed when it has ended. */
    public City.Result goOn() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return end();
    }

    /** What it printed when it has ended by itself. */
    public City.Result end() {
        Await.until("the end of process " + pid(), () -> !isAlive());
        return new City.Result(process.exitValue(), out(), err());
    }

    /** Kills it as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
