package shian;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.SingletonBeanRegistry;
import shian.night.Night;
import shian.settings.Settings;

/**
 * What a signal to end means, Ctrl-C or the machine going down: no run begins any more, one in hand finishes its unit of work
 * and is STOPPED, the connections are closed, and only then does the process end. Who has less patience than the settings
 * say kills; so does this, and the next start takes the run over.
 */
final class EndInOrder implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EndInOrder.class);

    private final SingletonBeanRegistry parts;
    private final CountDownLatch ended;

    /**
     * The end of a process.
     *
     * @param parts those of the program that were made until now
     * @param ended falls to zero when the command is over and all is closed
     */
    EndInOrder(SingletonBeanRegistry parts, CountDownLatch ended) {
        this.parts = parts;
        this.ended = ended;
    }

    @Override
    public void run() {
        boolean serves = parts.getSingleton("serving") instanceof Service service && service.askToEnd();
        if (!serves && night().filter(Night::isAtWork).isEmpty()) {
            return;
        }
        // a database that does not answer holds up who asks it, not the end of the process
        Thread asking = new Thread(this::askUntilEnded, "ask to stop");
        asking.setDaemon(true);
        asking.start();
        try {
            long seconds = parts.getSingleton("settings") instanceof Settings settings ? settings.patience().toSeconds() : 0;
            if (!ended.await(seconds, TimeUnit.SECONDS)) {
                LOG.warn("the unit in hand took longer than {} seconds; it is undone, and the next start takes the run over", seconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void askUntilEnded() {
        try {
            do {
                ask();
            } while (!ended.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            night().ifPresent(Night::end);
        } catch (RuntimeException e) {
            LOG.warn("the run in hand could not be asked to stop, it is asked again: {}", e.getMessage());
        }
    }

    private Optional<Night> night() {
        return Optional.ofNullable((Night) parts.getSingleton("night"));
    }
}
