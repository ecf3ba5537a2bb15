package shian.alert;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import shian.message.ShianException;

/** Mail over SMTP to one address. */
final class MailChannel implements Channel {

    private static final String STARTTLS = "smtp+starttls";
    private static final int SUBMISSION = 587;
    private static final String MILLIS_TO_WAIT = "10000";
    private static final int MOST_BYTES = 100_000;

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;
    private final String to;
    private final Locale locale;

    /**
     * A channel.
     *
     * @param server {@code smtp://user:password@host:port}, encrypted if there is a login and the server can; {@code smtp+starttls:}
     *               encrypted or not at all; {@code smtps:} from the start
     * @throws ShianException of category USAGE if the server or an address is none
     */
    MailChannel(String server, String from, String to, Locale locale) {
        this.from = address("SHIAN_ALERT_MAIL_FROM", from);
        this.to = address("SHIAN_ALERT_MAIL_TO", to);
        this.locale = locale;
        sender.setDefaultEncoding("UTF-8");
        connect(uri(server.strip()));
    }

    private void connect(URI server) {
        boolean upgrades = server.getScheme().equals(STARTTLS);
        String protocol = upgrades ? "smtp" : server.getScheme();
        sender.setProtocol(protocol);
        sender.setHost(server.getHost());
        sender.setPort(upgrades && server.getPort() < 0 ? SUBMISSION : server.getPort());
        Properties properties = sender.getJavaMailProperties();
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail." + protocol + "." + wait, MILLIS_TO_WAIT);
        }
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", String.valueOf(upgrades || server.getUserInfo() != null));
        properties.put("mail.smtp.starttls.required", String.valueOf(upgrades));
        if (server.getUserInfo() != null) {
            String[] login = server.getUserInfo().split(":", 2);
            sender.setUsername(login[0]);
            sender.setPassword(login.length > 1 ? login[1] : "");
            properties.put("mail." + protocol + ".auth", "true");
        }
    }

    private static URI uri(String server) {
        try {
            URI address = URI.create(server);
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("smtps?|smtp\\+starttls")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw ShianException.usage("alert.smtp", withoutLogin(server));
        }
        throw ShianException.usage("alert.smtp", withoutLogin(server));
    }

    private static String withoutLogin(String server) {
        return server.replaceFirst("//.*@", "//");
    }

    private static String address(String variable, String address) {
        try {
            new InternetAddress(address.strip(), true).validate();
            return address.strip();
        } catch (AddressException e) {
            throw ShianException.usage("alert.mail-address", variable, address);
        }
    }

    @Override
    public String name() {
        return "mail:" + to;
    }

    @Override
    public void tell(Notice notice) throws IOException {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(to);
        mail.setSubject(notice.heading().in(locale));
        mail.setText(notice.text(locale, MOST_BYTES));
        try {
            sender.send(mail);
        } catch (MailException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
