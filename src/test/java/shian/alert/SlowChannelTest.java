package shian.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.Await;
import shian.City;
import shian.ShianProcess;
import tools.jackson.databind.json.JsonMapper;

/** A channel that answers slowly holds up nothing, and one that got its message before a kill gets it again rather than never. */
@Tag("store")
class SlowChannelTest {

    private final CountDownLatch answers = new CountDownLatch(1);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private City city;

    @BeforeEach
    void a_city_with_a_trouble_and_a_channel_that_waits() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            // the answer begins at once and does not end
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        city = City.of(SlowChannelTest.class);
        city.drop("TJ_RK_150100_2021_QC_V01.csv", "区划代码,年度,常住人口(人),口径", "150102,2021,许多,年末推算");
        assertThat(city.night().exitCode()).isZero();
        city.environment().put("SHIAN_ALERT_WEBHOOK", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void end() {
        answers.countDown();
        server.stop(0);
    }

    @Test
    void while_a_channel_does_not_answer_no_transaction_is_open_and_no_other_process_waits() {
        CompletableFuture<City.Result> check = CompletableFuture.supplyAsync(() -> city.shian("alerts", "check"));
        Await.until("the channel to be asked", () -> !received.isEmpty());
        assertThat(city.jdbc().sql("""
                select state || ' ' || query from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null""")
                .query(String.class).list()).isEmpty();
        City.Result other = city.shian("alerts", "check");
        assertThat(other.exitCode()).as(other.all()).isZero();
        assertThat(received).as("it is being sent").hasSize(1);
        assertThat(notices()).as("kept once it is taken").isZero();
        answers.countDown();
        assertThat(check.join().exitCode()).as(check.join().all()).isZero();
        assertThat(notices()).isPositive();
        city.shian("alerts", "check");
        assertThat(received).hasSize(1);
    }

    @Test
    void what_was_sent_and_not_recorded_when_the_process_is_killed_is_sent_again() {
        answers.countDown();
        try (ShianProcess check = ShianProcess.at("ALERT_SENT", city.process("alerts", "check"))) {
            assertThat(check.isAlive()).isTrue();
        }
        assertThat(received).hasSize(1);
        assertThat(notices()).isZero();
        Await.until("the lock of the dead process", () -> {
            assertThat(city.shian("alerts", "check").exitCode()).isZero();
            return received.size() == 2;
        });
        assertThat(JsonMapper.shared().readTree(received.get(1))).isEqualTo(JsonMapper.shared().readTree(received.get(0)));
        assertThat(notices()).isPositive();
    }

    @Test
    void a_service_ends_while_a_channel_does_not_answer() {
        try (ShianProcess service = ShianProcess.serve(city)) {
            Await.until("the channel to be asked", () -> !received.isEmpty());
            assertThat(service.get("/health/readiness").statusCode()).isEqualTo(200);
            service.terminate();
            assertThat(service.end().exitCode()).as(service.err()).isIn(0, 143);
        }
    }

    private long notices() {
        return city.jdbc().sql("select count(*) from control.alert_notice").query(Long.class).single();
    }
}
