package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code SHIAN_ZONE}: the one zone of an installation, whatever that of the machine is. */
@Tag("store")
@Tag("clock")
class ZoneTest {

    private static City city;

    @BeforeAll
    static void aCity() {
        city = City.of(ZoneTest.class);
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "2023-12-31T00:10+08:00,Asia/Shanghai,2023-12-31", "2023-12-31T01:40+08:00,UTC,2023-12-30", "2023-12-31T23:50+08:00,Pacific/Apia,2024-01-01",
        "2024-02-29T00:10+08:00,America/New_York,2024-02-28", "2024-02-29T01:40+08:00,,2024-02-29", "2024-02-29T23:50+08:00,Pacific/Apia,2024-03-01",
        "2026-03-11T00:10+08:00,UTC,2026-03-10", "2026-03-11T01:40+08:00,America/New_York,2026-03-10", "2026-03-11T23:50+08:00,,2026-03-11"})
    void a_run_without_a_date_is_for_the_day_that_it_is_there_and_its_time_is_told_there(OffsetDateTime now, String zone, LocalDate day) {
        setZone(zone);
        City.Result run = city.at(now.toInstant()).shian("run", "intake", "--inbox", city.inbox().toString());
        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(city.jdbc().sql("select business_date from control.run order by run_id desc limit 1").query(LocalDate.class).single())
                .isEqualTo(day);
        assertThat(city.shian("runs", "--format", "json").out().split("\n *}, *\\{", 2)[0])
                .contains("\"business_date\" : \"" + day, "\"started_at\" : \"" + day);
    }

    @Test
    void statements_of_the_program_and_of_the_analyst_tell_times_there() throws Exception {
        setZone("America/New_York");
        assertThat(city.at(OffsetDateTime.parse("2023-12-31T12:00+08:00").toInstant())
                .shian("query", "select timestamptz '2023-12-31T12:00+08:00' :: date as day", "--format", "csv").out()).isEqualTo("day\n2023-12-30\n");
        city.shian("run", "intake", "--inbox", city.inbox().resolve("nowhere").toString());
        assertThat(city.shian("alerts", "check").exitCode()).isZero();
        assertThat(city.shian("alerts", "--format", "csv").out()).contains("RUN,2023-12-30 23:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC+8", "+08:00", "asia/shanghai", "Asia/Peking"})
    void what_is_no_zone_is_refused_in_a_line_that_says_what_is_expected(String zone) {
        setZone(zone);
        City.Result refused = city.shian("status");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("SHIAN_ZONE", "'" + zone + "'", "IANA", "Asia/Shanghai");
        City.Result inChinese = city.shian("status", "--lang", "zh");
        assertThat(inChinese.exitCode()).isEqualTo(2);
        assertThat(inChinese.err().lines()).singleElement().asString().contains("SHIAN_ZONE", "“" + zone + "”", "IANA 时区名", "Asia/Shanghai");
    }

    /** Null for none: then it is Shanghai. */
    private static void setZone(String zone) {
        city.environment().remove("SHIAN_ZONE");
        if (zone != null) {
            city.environment().put("SHIAN_ZONE", zone);
        }
    }
}
