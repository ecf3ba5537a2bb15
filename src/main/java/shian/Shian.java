package shian;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import shian.cli.CommandLineProgram;
import shian.settings.Variables;

/** Starts Shian: the command line, on a context whose parts are made when a command first asks for them. */
public final class Shian {

    private Shian() {
    }

    public static void main(String[] arguments) {
        System.exit(run(System::getenv, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err),
                arguments));
    }

    /**
     * Runs one command.
     *
     * @param environment gives the value of a variable, null if it is not set
     * @return its exit code
     */
    public static int run(UnaryOperator<String> environment, OutputStream out, OutputStream err, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF).logStartupInfo(false).lazyInitialization(true)
                .registerShutdownHook(true)
                .initializers(c -> c.getBeanFactory().registerSingleton("environmentVariables", new Variables(environment)))
                .run()) {
            return context.getBean(CommandLineProgram.class).execute(out, err, arguments);
        }
    }
}
