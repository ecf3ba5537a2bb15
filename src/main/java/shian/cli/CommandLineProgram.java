package shian.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import picocli.CommandLine;
import shian.settings.Variables;
import shian.message.Message;
import shian.message.Messages;
import shian.message.ShianException;

/** The program: commands, exit codes, and errors in one line each. */
public final class CommandLineProgram {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineProgram.class);

    private final BeanFactory beans;
    private final Variables environment;
    private final Locale defaultLocale;

    public CommandLineProgram(BeanFactory beans, Variables environment, Locale defaultLocale) {
        this.beans = beans;
        this.environment = environment;
        this.defaultLocale = defaultLocale;
    }

    /** Runs one command line; 0 done, 1 failed or done with failures, 2 wrong usage, 3 refused by the present state. */
    public int execute(OutputStream standardOut, OutputStream standardError, String... arguments) {
        PrintWriter out = new PrintWriter(standardOut, false, StandardCharsets.UTF_8);
        String log = Session.log(environment);
        PrintWriter err = log.equals(Session.JSON) ? new PrintWriter(new LoggedLines(), true)
                : new PrintWriter(standardError, true, StandardCharsets.UTF_8);
        Session session = new Session(beans, environment, locale(arguments), out, err);
        if (!Session.LOGS.contains(log)) {
            session.err().println(session.text("cli.log-unknown", log));
            return ShianException.Category.USAGE.exitCode();
        }
        CommandLine line = commands(session);
        line.setOut(out).setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(session, failure));
        line.setParameterExceptionHandler((failure, given) -> {
            session.err().println(session.text("cli.usage", failure.getMessage(), nearest(failure),
                    failure.getCommandLine().getCommandSpec().qualifiedName()));
            return ShianException.Category.USAGE.exitCode();
        });
        try {
            return line.execute(arguments);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** All commands and what they take. */
    static CommandLine commands(Session session) {
        CommandLine line = new CommandLine(new RootCommand(session), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (Command.class.isAssignableFrom(type)) {
                    var constructor = type.getDeclaredConstructor(Session.class);
                    return constructor.newInstance(session);
                }
                return CommandLine.defaultFactory().create(type);
            }
        });
        return line.setCaseInsensitiveEnumValuesAllowed(true).registerConverter(LocalDate.class, CommandLineProgram::date);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not a date such as 2022-06-06");
        }
    }

    /** What may have been meant by what was not understood; empty if nothing is near. */
    private static String nearest(CommandLine.ParameterException failure) {
        List<String> near = failure instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions() : List.of();
        return near.isEmpty() ? "" : "(" + String.join("? ", near) + "?) ";
    }

    /** The language is needed before anything is parsed; whether it is one of ours is looked at when it is. */
    private Locale locale(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                return language(arguments[i].substring("--lang=".length()));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return language(arguments[i + 1]);
            }
        }
        String language = environment.get("SHIAN_LANG");
        return language == null || language.isBlank() ? defaultLocale : language(language);
    }

    /** A language as a locale names it, {@code zh}, {@code zh-CN} or {@code zh_CN.UTF-8}. */
    private static Locale language(String name) {
        return Locale.forLanguageTag(name.replaceFirst("[.@].*", "").replace('_', '-'));
    }

    private static int report(Session session, Exception failure) {
        ShianException known = find(failure, ShianException.class);
        if (known != null) {
            known.details().forEach(detail -> session.err().println(detail.in(session.locale())));
            if (known.getCause() != null || known.category() == ShianException.Category.DEFECT) {
                LOG.error(known.getMessage(), failure);
            }
            return known.category().exitCode();
        }
        Message message = isDatabaseAway(failure)
                ? Message.of("cli.database-away", words(root(failure)))
                : Message.of("cli.unexpected", root(failure).getClass().getSimpleName(), root(failure).getMessage());
        session.err().println(Messages.text(session.locale(), message));
        LOG.error(message.toString(), failure);
        if (session.environment().get("SHIAN_DEBUG") != null && !session.isLogged()) {
            failure.printStackTrace(session.err());
        }
        return 1;
    }

    /** A connection could not be had, was lost, or was cut by a server that stops. */
    private static boolean isDatabaseAway(Exception failure) {
        SQLException cause = find(failure, SQLException.class);
        String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        return find(failure, CannotGetJdbcConnectionException.class) != null || state.startsWith("08") || state.startsWith("57P");
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static Throwable root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
