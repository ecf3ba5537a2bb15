package shian.alert;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shian.alert.WebhookChannel.Format;
import shian.message.ShianException;
import shian.settings.Variables;

/** The channels an installation is told of: each by a variable, since addresses of robots are secrets. */
final class Channels {

    private Channels() {
    }

    static List<Channel> of(Variables environment, Locale locale) {
        List<Channel> channels = new ArrayList<>();
        String server = environment.secret("SHIAN_ALERT_SMTP", "");
        if (!server.isEmpty()) {
            String to = environment.get("SHIAN_ALERT_MAIL_TO", "");
            if (to.isEmpty()) {
                throw ShianException.usage("alert.mail-to");
            }
            channels.add(new MailChannel(server, environment.get("SHIAN_ALERT_MAIL_FROM", "shian@localhost"), to, locale));
        }
        for (Format format : Format.values()) {
            String address = environment.secret("SHIAN_ALERT_" + format, "");
            if (!address.isEmpty()) {
                channels.add(new WebhookChannel(format, uri(format, address), locale));
            }
        }
        return channels;
    }

    private static URI uri(Format format, String address) {
        try {
            URI uri = URI.create(address);
            if (String.valueOf(uri.getScheme()).matches("https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw ShianException.usage("alert.address", "SHIAN_ALERT_" + format);
        }
        throw ShianException.usage("alert.address", "SHIAN_ALERT_" + format);
    }
}
