package shian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shian.settings.Settings;

/** What an administrator executes is what the containers' database executes. */
class AdministratorStatementsTest {

    @Test
    void the_file_beside_the_compose_file_holds_what_the_command_prints() throws Exception {
        Settings settings = new Settings(Path.of(""), Path.of(""), "shian_", 1, Duration.ZERO, Duration.ZERO, ZoneId.of("Asia/Shanghai"));
        assertThat(Files.readString(Path.of("ops/container/roles.sql")))
                .isEqualTo(String.join("\n", Store.administratorStatements(settings, Map.of("SHIAN_MIGRATIONS_USERNAME", "shian_migrations")::get)) + "\n");
    }
}
