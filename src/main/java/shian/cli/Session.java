package shian.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.BeanFactory;
import shian.settings.Variables;
import shian.catalog.Catalog;
import shian.message.Messages;
import shian.operate.Explanation;
import shian.operate.Lists;
import shian.work.Units;

/**
 * What a command works with: the parts of the program, made when it asks, and where to print in which language.
 *
 * @param exactOut standard output for programs: what is written comes out as it is
 * @param exactErr standard error, the same
 */
record Session(BeanFactory beans, Variables environment, Locale locale, PrintWriter exactOut, PrintWriter exactErr) {

    /** What {@code SHIAN_LOG} may say; the configuration of the log has an appender for each. */
    static final List<String> LOGS = List.of("plain", "json");
    static final String JSON = LOGS.get(1);

    static String log(Variables environment) {
        return environment.get("SHIAN_LOG", LOGS.get(0));
    }

    /** Whether standard error is the log: what is said there, a machine reads. */
    boolean isLogged() {
        return log(environment).equals(JSON);
    }

    /** Standard output for people. */
    PrintWriter out() {
        return new PrintWriter(new PeoplesText(exactOut));
    }

    /** Standard error for people; a line is out once it is whole. */
    PrintWriter err() {
        return new PrintWriter(new PeoplesText(exactErr), true);
    }

    <T> T get(Class<T> type) {
        return beans.getBean(type);
    }

    /** In which times are shown. */
    ZoneId zone() {
        return get(Clock.class).getZone();
    }

    String text(String code, Object... arguments) {
        return Messages.text(locale, code, arguments);
    }

    Lists lists() {
        return new Lists(get(Units.class).jdbc(), () -> get(Catalog.class), locale);
    }

    Explanation explanation() {
        return new Explanation(get(Units.class).jdbc(), get(Catalog.class), locale);
    }

    /** The inbox: the one given, else that of {@code SHIAN_INBOX}; null if there is neither. */
    Path inbox(Path given) {
        String named = environment.get("SHIAN_INBOX");
        Path inbox = given == null && named != null && !named.isBlank() ? Path.of(named) : given;
        return inbox == null ? null : inbox.toAbsolutePath().normalize();
    }

    /** Who acts, as asserted: {@code SHIAN_ACTOR}, else the user of the operating system and the machine. */
    String actor() {
        String named = environment.get("SHIAN_ACTOR");
        if (named != null && !named.isBlank()) {
            return named;
        }
        String machine = machine();
        return System.getProperty("user.name") + (machine.isEmpty() ? "" : "@" + machine);
    }

    /** The name of this machine; empty if it has none. */
    String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
