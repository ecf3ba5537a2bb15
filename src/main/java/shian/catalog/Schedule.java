package shian.catalog;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.quartz.CronExpression;
import shian.message.Message;

/**
 * When the bell rings for a job.
 *
 * @param cron seconds, minutes, hours, day of the month, month, day of the week, as Quartz writes them
 * @param zone in which these are told, and the date of a ring too
 */
public record Schedule(String cron, ZoneId zone) {

    static Schedule read(Section section) {
        String cron = section.text("cron");
        ZoneId zone = ZoneId.of("UTC");
        try {
            zone = ZoneId.of(section.text("zone"));
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

    /** The times at which the bell rang after one moment and up to another, oldest first. */
    public List<Instant> rings(Instant after, Instant upTo) {
        CronExpression expression = expression();
        List<Instant> rings = new ArrayList<>();
        for (Date ring = expression.getNextValidTimeAfter(Date.from(after)); ring != null && !ring.toInstant().isAfter(upTo);
                ring = expression.getNextValidTimeAfter(ring)) {
            rings.add(ring.toInstant());
        }
        return rings;
    }

    private CronExpression expression() {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return expression;
        } catch (ParseException e) {
            throw new IllegalStateException(cron, e);
        }
    }
}
