package shian.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shian.City;
import shian.ShianProcess;

/** A service answers for the hosts it knows, so that no page in a browser reaches it under a name of its own. */
@Tag("store")
class HostsTest {

    private static ShianProcess service;
    private static int port;

    @BeforeAll
    static void serve() {
        City city = City.of(HostsTest.class);
        city.environment().put("SHIAN_HOSTS", "shian.city.example, Node-1");
        service = ShianProcess.start(city.process("serve", "--inbox", city.inbox().toString(), "--port", "0", "--address", "0.0.0.0"));
        port = URI.create(service.address("http://0\\.0\\.0\\.0:\\d+")).getPort();
    }

    @AfterAll
    static void end() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "[::1]", "shian.city.example", "node-1", "node-1."})
    void it_answers_for_loopback_and_for_the_names_that_are_set(String host) throws IOException {
        assertThat(status("GET /health/liveness HTTP/1.1\r\nHost: " + host + ":" + port)).isEqualTo(200);
        assertThat(status("GET /metrics HTTP/1.1\r\nHost: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1", "0.0.0.0",
        "[2001:db8::1]", "shian.city.example@evil.example", "", "localhost, evil.example"})
    void it_answers_for_no_other(String host) throws IOException {
        for (String path : new String[] {"/metrics", "/health", "/", "/nowhere"}) {
            assertThat(status("GET " + path + " HTTP/1.1\r\nHost: " + host)).as(path).isEqualTo(400);
        }
    }

    @Test
    void no_header_and_no_other_form_of_a_request_says_otherwise() throws IOException {
        assertThat(status("GET /metrics HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost"))
                .isEqualTo(400);
        assertThat(status("GET http://evil.example/metrics HTTP/1.1\r\nHost: localhost")).isEqualTo(400);
        assertThat(status("GET /metrics HTTP/1.1")).isEqualTo(400);
    }

    @Test
    void it_answers_for_the_address_at_which_a_request_comes_in_as_of_a_probe() throws IOException {
        Optional<InetAddress> own = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4).findFirst();
        org.junit.jupiter.api.Assumptions.assumeTrue(own.isPresent(), "this machine has no other address");
        String address = own.get().getHostAddress();
        assertThat(status(address, "GET /health/readiness HTTP/1.1\r\nHost: " + address + ":" + port)).isEqualTo(200);
        assertThat(status("GET /health/readiness HTTP/1.1\r\nHost: " + address)).as("it came in elsewhere").isEqualTo(400);
    }

    private static int status(String head) throws IOException {
        return status("127.0.0.1", head);
    }

    private static int status(String address, String head) throws IOException {
        try (Socket socket = new Socket(address, port)) {
            socket.getOutputStream().write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
