package shian.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shian.City;
import shian.ShianProcess;

/** Where mail is to be encrypted, neither the password nor the mail goes over the wire as it is, nor to somebody else. */
@Tag("store")
class MailEncryptionTest {

    @TempDir
    private Path folder;

    @Test
    void a_server_whose_certificate_is_trusted_gets_password_and_mail_encrypted() throws Exception {
        Path keys = MailServer.keys(folder);
        try (MailServer server = new MailServer(keys)) {
            ProcessBuilder test = city(server).process("alerts", "test");
            test.environment().put("JAVA_TOOL_OPTIONS", "-Djavax.net.ssl.trustStore=" + keys + " -Djavax.net.ssl.trustStorePassword=" + MailServer.PASSWORD);
            try (ShianProcess trial = ShianProcess.start(test)) {
                City.Result result = trial.end();
                assertThat(result.exitCode()).as(result.all()).isZero();
            }
            assertThat(server.said()).startsWith("EHLO", "STARTTLS", "TLS EHLO", "TLS AUTH", "TLS MAIL", "TLS RCPT", "TLS DATA");
        }
    }

    @Test
    void one_whose_certificate_is_not_trusted_gets_nothing() throws Exception {
        try (MailServer server = new MailServer(MailServer.keys(folder))) {
            City.Result trial = city(server).shian("alerts", "test");
            assertThat(trial.exitCode()).isEqualTo(1);
            assertThat(server.said()).startsWith("EHLO", "STARTTLS").noneMatch(line -> line.matches("(TLS )?(AUTH|MAIL|DATA)"));
        }
    }

    @Test
    void one_that_does_not_encrypt_gets_nothing() throws Exception {
        try (MailServer server = new MailServer(null)) {
            City.Result trial = city(server).shian("alerts", "test", "--format", "csv");
            assertThat(trial.exitCode()).isEqualTo(1);
            assertThat(trial.out()).contains("STARTTLS is required");
            assertThat(server.said()).contains("EHLO").noneMatch(line -> line.matches("AUTH|MAIL|DATA"));
        }
    }

    private static City city(MailServer server) {
        City city = City.of(MailEncryptionTest.class);
        city.environment().put("SHIAN_ALERT_SMTP", "smtp+starttls://shian:secret@127.0.0.1:" + server.port());
        city.environment().put("SHIAN_ALERT_MAIL_TO", "duty@example.org");
        return city;
    }
}
