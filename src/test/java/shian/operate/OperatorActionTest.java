package shian.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shian.City;
import shian.ShianProcess;
import shian.night.SmallCity;

/** What people did stands in {@code control.operator_action}: who, what, why, before and after; and it stays there. */
@Tag("store")
@Tag("container")
class OperatorActionTest {

    private static City city;

    @BeforeAll
    static void a_night_of_many_hands() {
        city = SmallCity.of(OperatorActionTest.class);
        ProcessBuilder first = city.process("run", "--inbox", city.inbox().toString(), "--date", "2022-06-06");
        first.environment().put("SHIAN_ACTOR", "timer");
        try (ShianProcess night = ShianProcess.at("RECEIVE_ARCHIVED:2", first)) {
            as("李", "stop", "--reason", "停电前停止");
        }
        SmallCity.awaitFreeLock(city);
        as("王", "recover", "--reason", "power cut");
        as("赵", "rerun", "1", "--reason", " power is back ");
        as("赵", "rerun", "1", "--reason", "once more, which is refused");
        as(null, "run", "upkeep", "--date", "2022-06-06");
    }

    private static void as(String actor, String... command) {
        city.environment().put("SHIAN_ACTOR", actor);
        City.Result result = city.shian(command);
        assertThat(result.err()).as(result.all()).doesNotContain("Unexpected");
    }

    @Test
    void every_action_is_recorded_with_who_why_before_and_after() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' | ', actor, verb, object, reason, before ->> 'state', after ->> 'state')
                from control.operator_action order by action_id""").query(String.class).list()).startsWith(
                "timer | run | run 1 | RUNNING",
                "李 | stop | run 1 | 停电前停止 | RUNNING | stop requested",
                "王 | recover | run 1 | power cut | RUNNING | CRASHED",
                "赵 | rerun | run 1 | power is back | CRASHED | RUNNING").hasSize(5).last().asString()
                .as("who does not say who he is").startsWith(System.getProperty("user.name") + "@").contains(" | run | run 2 |");
    }

    @Test
    void everybody_can_read_what_was_done_the_last_first() {
        assertThat(city.shian("actions", "--format", "csv").out().lines().skip(1).map(line -> line.replaceFirst("^(\\d+),[^,]*,", "$1 ")))
                .hasSize(5).anyMatch(line -> line.startsWith("2 李,stop,run 1,停电前停止,")).first().asString().startsWith("5 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shian", "shian_owner", "shian_pipeline", "shian_operator", "shian_analyst", "shian_scorer", "shian_health"})
    void no_role_changes_or_deletes_what_is_recorded(String role) throws SQLException {
        try (Connection connection = city.database().connectAsSuperuser(); Statement statement = connection.createStatement()) {
            statement.execute("set session authorization " + role);
            for (String change : List.of("update control.operator_action set reason = 'x'", "delete from control.operator_action",
                    "truncate control.operator_action")) {
                assertThatThrownBy(() -> statement.execute(change)).as(role + ": " + change).isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|is never changed|read-only transaction).*");
            }
        }
        assertThat(city.jdbc().sql("select count(*) from control.operator_action").query(Long.class).single()).isEqualTo(5);
    }
}
