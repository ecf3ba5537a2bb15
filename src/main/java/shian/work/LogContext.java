package shian.work;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** What lines of the log are about: what a run writes carries its run, stage and delivery, whichever thread writes it. */
public enum LogContext {

    RUN, STAGE, DELIVERY;

    /** Does the work; every line that this thread writes meanwhile carries the value. */
    public <T> T during(Object value, Supplier<T> work) {
        String key = name().toLowerCase(Locale.ROOT);
        String before = MDC.get(key);
        MDC.put(key, String.valueOf(value));
        try {
            return work.get();
        } finally {
            if (before == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, before);
            }
        }
    }

    public void during(Object value, Runnable work) {
        during(value, () -> {
            work.run();
            return null;
        });
    }

    /** The work for a new thread, whose lines carry what those of this one do. */
    public static Runnable carried(Runnable work) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        return () -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            work.run();
        };
    }
}
