package shian.alert;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import shian.message.ShianException;

/** Mail over SMTP. */
final class MailChannel implements Channel {

    private static final String MILLIS_TO_WAIT = "10000";

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;
    private final String[] to;
    private final Locale locale;

    /**
     * A channel.
     *
     * @param server {@code smtp://user:password@host:port}; {@code smtps:} for TLS from the start
     * @param to     addresses with commas between
     */
    MailChannel(String server, String from, String to, Locale locale) {
        URI address;
        try {
            address = URI.create(server);
        } catch (IllegalArgumentException e) {
            throw ShianException.usage("alert.smtp", server.replaceFirst("//[^@]*@", "//"));
        }
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("smtps?")) {
            throw ShianException.usage("alert.smtp", server.replaceFirst("//[^@]*@", "//"));
        }
        sender.setHost(address.getHost());
        sender.setProtocol(address.getScheme());
        sender.setPort(address.getPort());
        sender.setDefaultEncoding("UTF-8");
        Properties properties = sender.getJavaMailProperties();
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail." + address.getScheme() + "." + wait, MILLIS_TO_WAIT);
        }
        if (address.getUserInfo() != null) {
            String[] login = address.getUserInfo().split(":", 2);
            sender.setUsername(login[0]);
            sender.setPassword(login.length > 1 ? login[1] : "");
            properties.put("mail." + address.getScheme() + ".auth", "true");
            properties.put("mail.smtp.starttls.enable", "true");
        }
        this.from = from;
        this.to = to.split("\\s*,\\s*");
        this.locale = locale;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void tell(Notice notice) throws IOException {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(to);
        mail.setSubject(notice.subject(locale));
        mail.setText(notice.text(locale));
        try {
            sender.send(mail);
        } catch (MailException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
