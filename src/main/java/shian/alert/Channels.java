package shian.alert;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import shian.alert.WebhookChannel.Format;
import shian.message.ShianException;
import shian.settings.Variables;

/** The channels an installation is told by: each from variables, since addresses of robots are secrets. */
final class Channels {

    private final Variables environment;
    private final Clock clock;
    private final Locale locale;
    private final List<Channel> channels = new ArrayList<>();

    private Channels(Variables environment, Clock clock, Locale locale) {
        this.environment = environment;
        this.clock = clock;
        this.locale = locale;
    }

    /** All that are set up; one that is set up wrongly says so when it is to tell. */
    static List<Channel> of(Variables environment, Clock clock, Locale locale) {
        Channels found = new Channels(environment, clock, locale);
        found.mails();
        for (Format format : Format.values()) {
            found.add(format.channel(), () -> found.robot(format));
        }
        return List.copyOf(found.channels);
    }

    private void add(String name, Supplier<Optional<Channel>> made) {
        try {
            made.get().ifPresent(channels::add);
        } catch (ShianException e) {
            channels.add(new Channel.Misconfigured(name, e.details().get(0), locale));
        }
    }

    /** A mail for each address, so that one which is refused keeps no other from being told. */
    private void mails() {
        String to = environment.get("SHIAN_ALERT_MAIL_TO", "");
        for (String address : to.strip().split("\\s*,\\s*")) {
            add(address.isEmpty() ? "mail" : "mail:" + address, () -> mail(address));
        }
    }

    private Optional<Channel> mail(String to) {
        String server = environment.secret("SHIAN_ALERT_SMTP", "");
        if (server.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        if (server.isEmpty() || to.isEmpty()) {
            throw ShianException.usage("alert.mail-half", to.isEmpty() ? "SHIAN_ALERT_SMTP" : "SHIAN_ALERT_MAIL_TO",
                    to.isEmpty() ? "SHIAN_ALERT_MAIL_TO" : "SHIAN_ALERT_SMTP");
        }
        return Optional.of(new MailChannel(server, environment.get("SHIAN_ALERT_MAIL_FROM", "shian@localhost"), to, locale));
    }

    private Optional<Channel> robot(Format format) {
        String variable = "SHIAN_ALERT_" + format;
        String address = environment.secret(variable, "");
        String secret = format == Format.DINGTALK ? environment.secret("SHIAN_ALERT_DINGTALK_SECRET", "") : "";
        if (address.isEmpty() && !secret.isEmpty()) {
            throw ShianException.usage("alert.address", variable);
        }
        return address.isEmpty() ? Optional.empty()
                : Optional.of(new WebhookChannel(format, uri(variable, address.strip()), secret.strip(), clock, locale));
    }

    private static URI uri(String variable, String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw ShianException.usage("alert.address", variable);
        }
        throw ShianException.usage("alert.address", variable);
    }
}
