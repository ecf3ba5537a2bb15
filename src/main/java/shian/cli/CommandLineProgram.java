package shian.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import picocli.CommandLine;
import shian.settings.Variables;
import shian.message.Message;
import shian.message.Messages;
import shian.message.ShianException;

/** The program: commands, exit codes, and errors in one line each. */
public final class CommandLineProgram {

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
        PrintWriter err = new PrintWriter(standardError, true, StandardCharsets.UTF_8);
        Session session = new Session(beans, environment, locale(arguments), out, err);
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
        line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(session, failure));
        line.setParameterExceptionHandler((failure, args) -> {
            err.println(failure.getMessage());
            failure.getCommandLine().usage(err);
            return 2;
        });
        try {
            return line.execute(arguments);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** The language is needed before anything is parsed. */
    private Locale locale(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                return Locale.forLanguageTag(arguments[i].substring("--lang=".length()));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return Locale.forLanguageTag(arguments[i + 1]);
            }
        }
        String language = environment.get("SHIAN_LANG");
        return language == null ? defaultLocale : Locale.forLanguageTag(language);
    }

    private static int report(Session session, Exception failure) {
        ShianException known = find(failure, ShianException.class);
        if (known != null) {
            known.details().forEach(detail -> session.err().println(detail.in(session.locale())));
            return known.category().exitCode();
        }
        Throwable connection = find(failure, CannotGetJdbcConnectionException.class);
        Message message = connection != null
                ? Message.of("cli.database-away", root(failure).getMessage())
                : Message.of("cli.unexpected", root(failure).getClass().getSimpleName(), root(failure).getMessage());
        session.err().println(Messages.text(session.locale(), message));
        if (session.environment().get("SHIAN_DEBUG") != null) {
            failure.printStackTrace(session.err());
        }
        return 1;
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
