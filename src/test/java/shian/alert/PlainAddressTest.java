package shian.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shian.City;
import shian.message.Message;
import shian.settings.Variables;

/** An address to which alerts go unencrypted is said, unless it is of this machine. */
class PlainAddressTest {

    @ParameterizedTest
    @CsvSource({"SHIAN_ALERT_WEBHOOK,http://alerts.example/x", "SHIAN_ALERT_DINGTALK,http://192.0.2.1/robot",
        "SHIAN_ALERT_WECOM,HTTP://10.0.0.1", "SHIAN_ALERT_WEBHOOK,http://127.0.0.1.evil.example/", "SHIAN_ALERT_SMTP,smtp://user:password@mail.example"})
    void it_is_said_in_both_languages_without_its_secrets(String variable, String address) {
        Message warning = warnings(variable, address).get(0);
        assertThat(warning.in(Locale.ENGLISH)).contains(variable, "unencrypted").doesNotContain("password", "/x", "/robot");
        assertThat(warning.in(Locale.CHINESE)).contains(variable, "明文").doesNotContain("password", "/x", "/robot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://alerts.example/x", "http://127.0.0.1:9/", "http://localhost/x", "http://[::1]:8/", "", "no address"})
    void one_that_is_encrypted_or_of_this_machine_or_none_is_not(String address) {
        assertThat(warnings("SHIAN_ALERT_WEBHOOK", address)).isEmpty();
    }

    @Test
    @Tag("store")
    void check_and_the_commands_of_alerts_say_it() {
        City city = City.of(PlainAddressTest.class);
        city.environment().put("SHIAN_ALERT_WEBHOOK", "http://alerts.example/x");
        assertThat(city.shian("check", "--offline", "--lang", "en").err()).contains("SHIAN_ALERT_WEBHOOK");
        assertThat(city.shian("check", "--offline", "--lang", "zh").err()).contains("SHIAN_ALERT_WEBHOOK", "明文");
        assertThat(city.shian("check", "--offline").exitCode()).isZero();
    }

    private static List<Message> warnings(String variable, String address) {
        return Alerts.warnings(new Variables(Map.of(variable, address)::get));
    }
}
