package shian;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import shian.alert.Alerts;
import shian.cli.Serving;
import shian.content.TemporaryFiles;
import shian.message.ShianException;
import shian.schedule.BellTower;
import shian.schedule.ScheduleWatch;
import shian.settings.Settings;
import shian.store.Store;

/** Serves in a context of its own below that of the command, which knows nothing of web servers and so starts fast. */
final class Service implements Serving {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_A_LOOK = Duration.ofSeconds(10);

    private final ConfigurableApplicationContext parent;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean serving;

    Service(ConfigurableApplicationContext parent) {
        this.parent = parent;
    }

    @Override
    public void serve(Path inbox, String address, int port, IntConsumer started) {
        serving = true;
        try (ConfigurableApplicationContext context = open(inbox, address, port)) {
            if (end.getCount() == 0) {
                return;
            }
            BellTower tower = context.getBean(BellTower.class);
            tower.start();
            started.accept(((WebServerApplicationContext) context).getWebServer().getPort());
            ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "watch"));
            ExecutorService alerts = sending();
            ScheduleWatch schedules = context.getBean(ScheduleWatch.class);
            watch.scheduleWithFixedDelay(() -> {
                look("the store", parent.getBean(Store.class)::keepRunning);
                look("the sessions of readers", () -> parent.getBean(Store.class).readerSessions().endOverdue());
                look("the schedules", schedules::look);
                look("what is wrong", () -> parent.getBean(Alerts.class).look());
                alerts.execute(() -> look("the channels", () -> parent.getBean(Alerts.class).send()));
            }, 0, BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
            end.await();
            watch.shutdown();
            alerts.shutdown();
            tower.fallSilent();
            tower.close();
            watch.awaitTermination(PATIENCE_WITH_A_LOOK.toSeconds(), TimeUnit.SECONDS);
            alerts.awaitTermination(PATIENCE_WITH_A_LOOK.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The thread that sends alerts: who answers slowly or not at all holds up nothing else. While it sends, another sending is left out, and
     * the next look catches up. The end of the process does not wait for it: what is not recorded as sent is sent again.
     */
    private static ExecutorService sending() {
        return new ThreadPoolExecutor(0, 1, BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "alerts");
            thread.setDaemon(true);
            return thread;
        }, new ThreadPoolExecutor.DiscardPolicy());
    }

    private ConfigurableApplicationContext open(Path inbox, String address, int port) {
        try {
            return new SpringApplicationBuilder(ServiceWiring.class)
                    .parent(parent).web(WebApplicationType.SERVLET).bannerMode(Banner.Mode.OFF).logStartupInfo(false)
                    .registerShutdownHook(false)
                    .initializers(c -> c.getBeanFactory().registerSingleton("inbox", new ServiceWiring.Inbox(inbox)))
                    .run("--server.tomcat.basedir=" + parent.getBean(TemporaryFiles.class).folder("web"), "--server.address=" + address, "--server.port=" + port,
                            "--management.metrics.system.diskspace.paths=" + parent.getBean(Settings.class).data());
        } catch (IOException e) {
            throw ShianException.surroundings(e, "settings.temporary", parent.getBean(Settings.class).data(), e.toString());
        } catch (RuntimeException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof BindException refused) {
                throw ShianException.surroundings(e, "cli.serve-port", address, Integer.toString(port), refused.getMessage());
            }
            throw e;
        }
    }

    /** A look that fails must not be the last one. */
    private static void look(String at, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.error("{} could not be looked at", at, e);
        }
    }

    /** Asks the service, if it runs, to end: no bell rings any more, a run in hand is waited for. */
    boolean askToEnd() {
        end.countDown();
        return serving;
    }
}
