package shian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import shian.TestTime;
import shian.settings.Settings;

/** The time zone of the server that an installation keeps for itself. */
class EmbeddedZoneTest {

    @Test
    void its_times_are_those_of_the_installation_and_those_of_the_database_follow_when_the_zone_is_changed() throws Exception {
        try (Installation installation = Installation.make()) {
            installation.notes();
            String zone = TestTime.zone().getId();
            assertThat(Files.readString(installation.cluster().resolve("postgresql.conf"))).contains("timezone = '" + zone + "'",
                    "log_timezone = '" + zone + "'");
            assertThat(zoneOfTheDatabase(installation)).isEqualTo("TimeZone=" + zone);

            Settings before = installation.settings();
            Store.open(new Settings(before.home(), before.data(), before.rolePrefix(), before.workers(), before.patience(), before.readTime(),
                    ZoneId.of("Pacific/Apia")), name -> null).close();
            assertThat(zoneOfTheDatabase(installation)).isEqualTo("TimeZone=Pacific/Apia");
        }
    }

    private static String zoneOfTheDatabase(Installation installation) throws SQLException {
        try (Connection server = installation.server().connect(); Statement statement = server.createStatement();
             ResultSet rows = statement.executeQuery("select setting from pg_db_role_setting, unnest(setconfig) setting where setrole = 0 and setting ilike 'timezone=%'")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
