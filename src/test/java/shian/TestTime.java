package shian;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What time it is for the tests, and in which zone: what the machine says, in Shanghai, unless the system properties
 * {@code shian.test.now} (such as 2023-12-31T00:10+08:00) and {@code shian.test.zone} say otherwise. {@code .ci/run} gives the
 * tests tagged {@code clock} at the edges of days and years; a test whose outcome depends on the clock has that tag.
 */
public final class TestTime {

    static final String NOW = "shian.test.now";

    private static final ZoneId ZONE = ZoneId.of(System.getProperty("shian.test.zone", "Asia/Shanghai"));
    private static final Optional<Instant> GIVEN = Optional.ofNullable(System.getProperty(NOW)).map(now -> OffsetDateTime.parse(now).toInstant());
    private static final Clock CLOCK = GIVEN.map(now -> Clock.offset(Clock.system(ZONE), Duration.between(Instant.now(), now)))
            .orElse(Clock.system(ZONE));

    static {
        GIVEN.ifPresent(now -> System.out.println("test time: " + now.atZone(ZONE) + " on a machine in " + ZoneId.systemDefault()));
    }

    private TestTime() {
    }

    /** A clock that goes on from the moment that was given. */
    public static Clock clock() {
        return CLOCK;
    }

    public static ZoneId zone() {
        return ZONE;
    }

    public static Instant now() {
        return CLOCK.instant();
    }

    public static LocalDate today() {
        return LocalDate.now(CLOCK);
    }

    /** A time of day in the zone. */
    public static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    /** The moment that was given; empty where it is the clock of the machine. */
    static Optional<Instant> given() {
        return GIVEN;
    }
}
