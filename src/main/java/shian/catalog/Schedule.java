package shian.catalog;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import shian.message.Message;

/**
 * When the bell rings for a job.
 *
 * @param cron seconds, minutes, hours, day of the month, month, day of the week, as Quartz writes them
 * @param zone of these and of the date of a trigger; empty for the zone of the installation
 */
public record Schedule(String cron, Optional<ZoneId> zone) {

    static Schedule read(Section section) {
        String cron = section.text("cron");
        Optional<ZoneId> zone = Optional.empty();
        try {
            zone = section.optional("zone").map(ZoneId::of);
        } catch (DateTimeException e) {
            section.mistake("zone", Message.of("catalog.zone", section.text("zone")));
        }
        try {
            CronExpression.validateExpression(cron);
        } catch (ParseException e) {
            section.mistake("cron", Message.of("catalog.cron", cron, e.getMessage()));
        }
        return new Schedule(cron, zone);
    }

    /** The zone of the schedule, or that of the installation if it has none of its own. */
    public ZoneId zoneOr(ZoneId installation) {
        return zone.orElse(installation);
    }

    /** The times at which the bell rang after one moment and up to another, oldest first. */
    public List<Instant> rings(Instant after, Instant upTo, ZoneId installation) {
        CronExpression expression = expression(zoneOr(installation));
        List<Instant> rings = new ArrayList<>();
        for (Date ring = expression.getNextValidTimeAfter(Date.from(after)); ring != null && !ring.toInstant().isAfter(upTo);
                ring = expression.getNextValidTimeAfter(ring)) {
            rings.add(ring.toInstant());
        }
        return rings;
    }

    private CronExpression expression(ZoneId told) {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(told));
            return expression;
        } catch (ParseException e) {
            throw new IllegalStateException(cron, e);
        }
    }
}
