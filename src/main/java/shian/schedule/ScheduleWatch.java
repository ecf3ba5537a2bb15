package shian.schedule;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shian.catalog.Catalog;
import shian.message.ShianException;

/** Looks whether the catalogue has changed, and hangs the bells as it says now. One that cannot be read leaves them as they are. */
public final class ScheduleWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleWatch.class);

    private final BellTower tower;
    private final Supplier<Catalog> catalog;
    private String hung;
    private volatile String trouble;

    /**
     * A watch over the bells of a tower.
     *
     * @param hung    the catalogue whose bells hang there
     * @param catalog reads the catalogue as it is now
     */
    public ScheduleWatch(BellTower tower, Catalog hung, Supplier<Catalog> catalog) {
        this.tower = tower;
        this.hung = hung.hash();
        this.catalog = catalog;
    }

    /** Looks once. Not for several threads at once. */
    public void look() {
        Catalog now;
        try {
            now = catalog.get();
        } catch (ShianException e) {
            String why = e.details().stream().map(mistake -> mistake.in(Locale.ENGLISH)).collect(Collectors.joining("; "));
            if (!why.equals(trouble)) {
                LOG.error("the catalogue cannot be read; the bells hang as before, and no run can begin: {}", why);
            }
            trouble = why;
            return;
        }
        if (trouble != null) {
            LOG.info("the catalogue can be read again");
            trouble = null;
        }
        // another process may have hung what it reads: only a change here is a reason to hang anew
        if (!now.hash().equals(hung)) {
            tower.hang(now);
            hung = now.hash();
        }
    }

    /** Why the catalogue could not be read when it was last looked at; empty if it could. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
