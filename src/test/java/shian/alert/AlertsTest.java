package shian.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shian.City;

/** People are told of a trouble once, by every channel, and once that it is over. */
@Tag("store")
class AlertsTest {

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private static final String NAME = "TJ_RK_150100_2021_QC_V0%d.csv";
    private static final String HEADER = "区划代码,年度,常住人口(人),口径";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer robots;
    private volatile int robotStatus = 200;
    private volatile String robotAnswer = "{\"errcode\":0}";

    @BeforeEach
    void startRobots() throws IOException {
        robots = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        robots.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = robotAnswer.getBytes(StandardCharsets.UTF_8);
            if (robotStatus == 200 && robotAnswer.contains("0}")) {
                received.add(exchange.getRequestURI().getPath() + " " + body);
            }
            exchange.sendResponseHeaders(robotStatus, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        robots.start();
    }

    @AfterEach
    void stopRobots() {
        robots.stop(0);
    }

    private City city() {
        City city = City.of(AlertsTest.class);
        String address = "http://127.0.0.1:" + robots.getAddress().getPort();
        city.environment().put("SHIAN_ALERT_SMTP", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort());
        city.environment().put("SHIAN_ALERT_MAIL_TO", "duty@example.org, chief@example.org");
        city.environment().put("SHIAN_ALERT_DINGTALK", address + "/dingtalk");
        city.environment().put("SHIAN_ALERT_WECOM", address + "/wecom");
        city.environment().put("SHIAN_ALERT_WEBHOOK", address + "/program");
        city.environment().put("SHIAN_LANG", "zh");
        return city;
    }

    @Test
    void a_refused_delivery_is_told_once_and_that_it_was_handed_in_anew() {
        City city = city();
        city.drop(NAME.formatted(1), HEADER, "150102,2021,许多,年末推算");
        assertThat(city.night().exitCode()).isZero();

        City.Result first = city.shian("alerts", "check");
        assertThat(first.exitCode()).as(first.all()).isZero();
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
        assertThat(GreenMailUtil.getWholeMessage(MAIL.getReceivedMessages()[0])).contains("duty@example.org");
        assertThat(received).hasSize(3)
                .anySatisfy(body -> assertThat(body).startsWith("/dingtalk {").contains("\"msgtype\":\"text\"").contains("报送 1 已退回"))
                .anySatisfy(body -> assertThat(body).startsWith("/wecom {").contains("ops/shian deliveries show 1"))
                .anySatisfy(body -> assertThat(body).startsWith("/program {").contains("\"kind\":\"REFUSED\"", "\"object\":\"delivery 1\""));

        city.shian("alerts", "check");
        assertThat(received).as("once").hasSize(3);

        city.drop(NAME.formatted(2), HEADER, "150102,2021,700000,年末推算");
        assertThat(city.night().exitCode()).isZero();
        received.clear();
        city.shian("alerts", "check");
        assertThat(received).hasSize(3).allSatisfy(body -> assertThat(body).containsAnyOf("✓ 报送 1", "\"recovered\":[{"));
    }

    @Test
    void what_a_channel_does_not_take_is_told_again() {
        City city = city();
        city.drop(NAME.formatted(1), HEADER, "150102,2021,许多,年末推算");
        assertThat(city.night().exitCode()).isZero();
        robotStatus = 500;
        City.Result failed = city.shian("alerts", "check");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("dingtalk: 500", "wecom: 500", "webhook: 500");
        robotStatus = 200;
        robotAnswer = "{\"errcode\":310000,\"errmsg\":\"keywords not in content\"}";
        City.Result refused = city.shian("alerts", "check");
        assertThat(refused.err()).contains("dingtalk: 200", "keywords not in content").doesNotContain("webhook");
        robotAnswer = "{\"errcode\":0}";
        assertThat(city.shian("alerts", "check").exitCode()).isZero();
        assertThat(received).extracting(body -> body.substring(0, body.indexOf(' '))).containsExactlyInAnyOrder("/dingtalk", "/wecom");
    }

    @Test
    void a_run_that_failed_and_one_whose_process_is_gone_are_told() {
        City city = city();
        city.shian("run", "--inbox", city.data().resolve("nowhere").toString(), "--date", "2022-06-06");
        city.shian("alerts", "check");
        assertThat(received).anySatisfy(body -> assertThat(body).contains("/program", "FAILED", "rerun 1"));
        received.clear();
        city.jdbc().sql("update control.run set state = 'RUNNING', ended_at = null, failure = null").update();
        city.shian("alerts", "check");
        assertThat(received).as("the same run is the same trouble").isEmpty();
        assertThat(city.night().exitCode()).isZero();
        city.shian("alerts", "check");
        assertThat(received).anySatisfy(body -> assertThat(body).contains("/program", "\"recovered\":[{"));
        assertThat(city.shian("alerts", "--status", "recovered", "--format", "csv").out()).contains("RUN");
    }
}
