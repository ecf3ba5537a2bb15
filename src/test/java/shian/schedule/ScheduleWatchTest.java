package shian.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import shian.City;
import shian.TestTime;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.watch.Readiness;

/** The bells follow the files of the jobs while a service runs. */
@Tag("store")
class ScheduleWatchTest {

    private static final String DAILY = "0 30 1 * * ?";

    @Test
    void a_changed_schedule_hangs_the_bell_anew_and_a_catalogue_that_cannot_be_read_leaves_the_old_one() throws IOException {
        City city = City.withOwnCatalogue(ScheduleWatchTest.class);
        Path nightly = city.home().resolve("jobs/nightly.yaml");
        String before = Files.readString(nightly);
        Supplier<Catalog> catalog = () -> CatalogReader.read(city.home().resolve("jobs"));
        Catalog first = catalog.get();
        try (BellTower tower = new BellTower(city.database().store().pipeline(), first, TestTime.zone(), null)) {
            ScheduleWatch watch = new ScheduleWatch(tower, first, catalog);
            assertThat(bells(city)).contains("nightly " + DAILY);

            Files.writeString(nightly, before.replace(DAILY, "0 45 2 * * ?").replace("job: nightly", "jobb: nightly"));
            watch.look();
            assertThat(bells(city)).as("the old one hangs").contains("nightly " + DAILY);
            assertThat(watch.trouble()).hasValueSatisfying(why -> assertThat(why).contains("nightly.yaml"));
            Health broken = new Readiness(city.jdbc(), tower, watch, null, city.data()).health();
            assertThat(broken.getStatus()).isEqualTo(Status.DOWN);
            assertThat(broken.getDetails().get("catalogue").toString()).contains("nightly.yaml");

            Files.writeString(nightly, before.replace(DAILY, "0 45 2 * * ?"));
            watch.look();
            assertThat(bells(city)).contains("nightly 0 45 2 * * ?").doesNotContain("nightly " + DAILY);
            assertThat(watch.trouble()).isEmpty();

            Files.writeString(nightly, before.lines().filter(line -> !line.matches("(schedule|deadlines):.*"))
                    .reduce("", (a, b) -> a + b + "\n"));
            watch.look();
            assertThat(bells(city)).as("only people start it now").noneMatch(bell -> bell.startsWith("nightly"));
            assertThat(bells(city)).as("the others ring as before").anyMatch(bell -> bell.startsWith("upkeep"));
        }
    }

    @Test
    void a_bell_that_hangs_in_another_zone_is_hung_anew_and_one_with_a_zone_of_its_own_stays() throws IOException {
        City city = City.withOwnCatalogue(ScheduleWatchTest.class);
        Path upkeep = city.home().resolve("jobs/upkeep.yaml");
        Files.writeString(upkeep, Files.readString(upkeep).replace("SAT\"}", "SAT\", zone: Asia/Urumqi}"));
        Catalog catalog = CatalogReader.read(city.home().resolve("jobs"));
        hang(city, catalog, "Asia/Shanghai");
        assertThat(zones(city)).containsExactly("nightly Asia/Shanghai", "upkeep Asia/Urumqi");
        hang(city, catalog, "America/New_York");
        assertThat(zones(city)).containsExactly("nightly America/New_York", "upkeep Asia/Urumqi");
    }

    private static void hang(City city, Catalog catalog, String zone) {
        new BellTower(city.database().store().pipeline(), catalog, ZoneId.of(zone), null).close();
    }

    private static List<String> zones(City city) {
        return city.jdbc().sql("select trigger_name || ' ' || time_zone_id from control.qrtz_cron_triggers order by 1")
                .query(String.class).list();
    }

    private static List<String> bells(City city) {
        return city.jdbc().sql("select trigger_name || ' ' || cron_expression from control.qrtz_cron_triggers order by 1")
                .query(String.class).list();
    }
}
