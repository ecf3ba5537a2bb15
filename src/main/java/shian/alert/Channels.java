package shian.alert;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shian.alert.WebhookChannel.Format;
import shian.message.Message;
import shian.message.ShianException;
import shian.settings.Variables;

/** The channels an installation is told by: each from variables, since addresses of robots are secrets. */
final class Channels {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

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

    /**
     * What is to be said of addresses to which alerts go unencrypted, unless they are of this machine. A wrong address is said where it is
     * used.
     */
    static List<Message> warnings(Variables environment) {
        List<Message> warnings = new ArrayList<>();
        Stream.concat(Stream.of("SHIAN_ALERT_SMTP"), Arrays.stream(Format.values()).map(Channels::variable)).forEach(variable -> {
            try {
                URI address = URI.create(environment.secret(variable, "").strip());
                if (address.getHost() != null && String.valueOf(address.getScheme()).matches("(?i)http|smtp") && !isLoopback(address.getHost())) {
                    warnings.add(Message.of("alert.plain", variable, address.getScheme(), address.getHost()));
                }
            } catch (IllegalArgumentException | ShianException e) {
                LOG.debug("{} is no address", variable, e);
            }
        });
        return warnings;
    }

    private static boolean isLoopback(String host) {
        return host.matches("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0*(:0*){6}:0*1]");
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
        String variable = variable(format);
        String address = environment.secret(variable, "");
        String secret = format == Format.DINGTALK ? environment.secret("SHIAN_ALERT_DINGTALK_SECRET", "") : "";
        if (address.isEmpty() && !secret.isEmpty()) {
            throw ShianException.usage("alert.address", variable);
        }
        return address.isEmpty() ? Optional.empty()
                : Optional.of(new WebhookChannel(format, uri(variable, address.strip()), secret.strip(), clock, locale));
    }

    private static String variable(Format format) {
        return "SHIAN_ALERT_" + format;
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
