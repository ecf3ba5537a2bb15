package shian.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shian.City;
import shian.TestTime;

/** People are told of a trouble once, by every channel, and once that it is over. */
@Tag("store")
class AlertsTest {

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private static final String NAME = "TJ_RK_150100_2021_QC_V0%d.csv";
    private static final String HEADER = "区划代码,年度,常住人口(人),口径";

    private final Robots robots = new Robots();

    @AfterEach
    void stopRobots() {
        robots.close();
    }

    private City city() {
        City city = City.of(AlertsTest.class);
        city.environment().putAll(Map.of(
                "SHIAN_ALERT_SMTP", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort(),
                "SHIAN_ALERT_MAIL_TO", "duty@example.org, chief@example.org",
                "SHIAN_ALERT_DINGTALK", robots.address("/dingtalk?access_token=t"),
                "SHIAN_ALERT_WECOM", robots.address("/wecom"),
                "SHIAN_ALERT_WEBHOOK", robots.address("/program"),
                "SHIAN_LANG", "zh"));
        return city;
    }

    private City cityWithARefusedFile() {
        City city = city();
        city.drop(NAME.formatted(1), HEADER, "150102,2021,许多,年末推算");
        assertThat(city.night().exitCode()).isZero();
        return city;
    }

    @Test
    void a_refused_delivery_is_told_once_and_that_it_was_handed_in_anew() throws Exception {
        City city = cityWithARefusedFile();
        City.Result first = city.shian("alerts", "check");
        assertThat(first.exitCode()).as(first.all()).isZero();
        assertThat(MAIL.getReceivedMessages()).extracting(mail -> mail.getRecipients(Message.RecipientType.TO)[0].toString())
                .containsExactlyInAnyOrder("duty@example.org", "chief@example.org");
        MimeMessage mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getSubject()).startsWith("食安：新告警");
        assertThat(mail.getContent().toString()).contains("! 报送 1 已退回");
        assertThat(robots.taken()).hasSize(3)
                .anySatisfy(body -> assertThat(body).startsWith("/dingtalk {").contains("\"msgtype\":\"text\"").contains("报送 1 已退回"))
                .anySatisfy(body -> assertThat(body).startsWith("/wecom {").contains("ops/shian deliveries show 1"))
                .anySatisfy(body -> assertThat(body).startsWith("/program {").contains("\"kind\":\"REFUSED\"", "\"object\":\"delivery 1\""));

        city.shian("alerts", "check");
        assertThat(robots.taken()).as("once").isEmpty();

        city.drop(NAME.formatted(2), HEADER, "150102,2021,700000,年末推算");
        assertThat(city.night().exitCode()).isZero();
        city.shian("alerts", "check");
        assertThat(robots.taken()).hasSize(3).allSatisfy(body -> assertThat(body).containsAnyOf("✓ 已恢复：报送 1", "\"recovered\":[{"));
        assertThat(GreenMailUtil.getBody(MAIL.getReceivedMessages()[3])).isNotEmpty();
    }

    @Test
    void what_a_channel_does_not_take_is_told_again() {
        City city = cityWithARefusedFile();
        robots.answer(500, "");
        City.Result failed = city.shian("alerts", "check");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("dingtalk: 500", "wecom: 500", "webhook: 500").doesNotContain("mail");
        for (String refusal : new String[] {"{\"errcode\":310000,\"errmsg\":\"keywords not in content\"}", "<html>sign in</html>", "{}"}) {
            robots.answer(200, refusal);
            City.Result refused = city.shian("alerts", "check");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("dingtalk: 200 " + refusal, "wecom: 200 " + refusal).doesNotContain("webhook");
        }
        robots.calls().clear();
        robots.answer(200, Robots.TAKEN);
        assertThat(city.shian("alerts", "check").exitCode()).isZero();
        assertThat(robots.taken()).extracting(body -> body.substring(0, body.indexOf(' '))).containsExactly("/dingtalk", "/wecom");
        assertThat(MAIL.getReceivedMessages()).as("who was told is not told again").hasSize(2);
    }

    @Test
    void a_channel_that_fails_or_is_set_up_wrongly_keeps_no_other_from_being_told() {
        City city = cityWithARefusedFile();
        String mailServer = city.environment().get("SHIAN_ALERT_SMTP");
        city.environment().put("SHIAN_ALERT_SMTP", "smtp://127.0.0.1:1");
        city.environment().put("SHIAN_ALERT_DINGTALK", "https://");
        city.environment().put("SHIAN_ALERT_WECOM_FILE", "/nowhere");
        City.Result check = city.shian("alerts", "check");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err()).contains("mail:duty@example.org: ", "mail:chief@example.org: ", "dingtalk: SHIAN_ALERT_DINGTALK", "wecom: ", "SHIAN_ALERT_WECOM_FILE");
        assertThat(robots.taken()).singleElement().satisfies(body -> assertThat(body).startsWith("/program "));

        city.environment().put("SHIAN_ALERT_SMTP", mailServer);
        city.environment().put("SHIAN_ALERT_MAIL_TO", "nobody at all, chief@example.org");
        City.Result mended = city.shian("alerts", "check");
        assertThat(mended.err()).contains("mail:nobody at all: ").doesNotContain("chief");
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(robots.taken()).isEmpty();
    }

    @Test
    void a_robot_with_a_secret_gets_its_messages_signed() throws Exception {
        City city = cityWithARefusedFile();
        Path secret = Files.writeString(city.data().resolve("robot"), "SEC+of/the=robot\n");
        city.environment().put("SHIAN_ALERT_DINGTALK_SECRET_FILE", secret.toString());
        Instant now = TestTime.now();
        city.at(now).shian("alerts", "check");
        Map<String, String> query = Arrays.stream(robots.calls().stream().filter(call -> call.address().getPath().equals("/dingtalk"))
                .findFirst().orElseThrow().address().getRawQuery().split("&")).map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(entry -> entry[0], entry -> URLDecoder.decode(entry[1], StandardCharsets.UTF_8)));
        assertThat(query).containsEntry("access_token", "t").containsOnlyKeys("access_token", "timestamp", "sign");
        assertThat(query).containsEntry("timestamp", String.valueOf(now.toEpochMilli()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("SEC+of/the=robot".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(query.get("sign")).isEqualTo(Base64.getEncoder().encodeToString(
                mac.doFinal((query.get("timestamp") + "\nSEC+of/the=robot").getBytes(StandardCharsets.UTF_8))));
        assertThat(robots.calls()).filteredOn(call -> !call.address().getPath().equals("/dingtalk"))
                .allSatisfy(call -> assertThat(call.address().getRawQuery()).isNull());
    }

    @Test
    void a_trial_goes_to_every_channel_and_says_what_became_of_it() {
        City city = city();
        city.environment().put("SHIAN_LANG", "en");
        City.Result trial = city.shian("alerts", "test", "--format", "csv");
        assertThat(trial.exitCode()).as(trial.all()).isZero();
        assertThat(trial.out().lines()).containsExactly("channel,told,failure", "mail:duty@example.org,true,",
                "mail:chief@example.org,true,", "dingtalk,true,", "wecom,true,", "webhook,true,");
        assertThat(robots.taken()).hasSize(3).allSatisfy(body -> assertThat(body).contains("Trial message from"));
        assertThat(city.shian("alerts", "--status", "all", "--format", "csv").out().lines()).as("it is no trouble").hasSize(1);

        robots.answer(200, "{\"errcode\":300001,\"errmsg\":\"token is not exist\"}");
        City.Result refused = city.shian("alerts", "test", "--format", "csv");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("chief@example.org,true", "dingtalk,false,", "token is not exist", "webhook,true");

        city.environment().keySet().removeIf(variable -> variable.startsWith("SHIAN_ALERT_"));
        City.Result none = city.shian("alerts", "test");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("SHIAN_ALERT_WECOM");
    }
}
