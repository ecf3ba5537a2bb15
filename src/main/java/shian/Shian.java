package shian;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
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
        System.exit(run(System::getenv, InstantSource.system(), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), arguments));
    }

    /**
     * Runs one command.
     *
     * @param environment gives the value of a variable, null if it is not set
     * @param time        what time it is; the zone comes from a variable
     * @return its exit code
     */
    public static int run(UnaryOperator<String> environment, InstantSource time, OutputStream out, OutputStream err, String... arguments) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = null;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF).logStartupInfo(false).lazyInitialization(true)
                .registerShutdownHook(false)
                .initializers(c -> {
                    c.getBeanFactory().registerSingleton("environmentVariables", new Variables(environment));
                    // one that is a clock would be a second clock, with a zone of its own
                    c.getBeanFactory().registerSingleton("time", (InstantSource) time::instant);
                })
                .run()) {
            stop = new Thread(new EndInOrder(context.getBeanFactory(), ended), "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            return context.getBean(CommandLineProgram.class).execute(out, err, arguments);
        } finally {
            ended.countDown();
            forget(stop);
        }
    }

    private static void forget(Thread hook) {
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // it is at work: the process is ending
            LoggerFactory.getLogger(Shian.class).debug("stopped", e);
        }
    }
}
