package shian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.Await;
import shian.City;
import shian.Fingerprint;
import shian.ShianProcess;
import shian.night.SmallCity;

/** Nights on the embedded store: what becomes of them when its server is killed, and what others do beside them. */
@Tag("store")
class EmbeddedNightTest {

    @Test
    void a_night_of_an_ordinary_user_is_not_disturbed_by_a_command_and_is_taken_over_when_server_and_process_are_killed()
            throws Exception {
        try (Installation installation = withInbox(Installation.ofAnOrdinaryUser())) {
            try (ShianProcess night = ShianProcess.at("LOAD_COPYING", night(installation))) {
                long server = installation.serverPid();
                City.Result status = ShianProcess.start(installation.shian("status")).end();
                assertThat(status.exitCode()).as(status.all()).isZero();
                assertThat(status.out()).contains("run 1", "RUNNING").doesNotContain("is gone");
                assertThat(installation.serverPid()).isEqualTo(server);
                assertThat(night.isAlive()).isTrue();
                killServer(installation);
            }
            City.Result next = ShianProcess.start(night(installation)).end();
            assertThat(next.exitCode()).as(next.all()).isZero();
            assertThat(next.err()).contains("run 1 had lost its process: marked CRASHED and taken over");
            assertEndedAsIfNothingHadHappened(installation);
        }
    }

    @Test
    void a_night_whose_server_is_killed_says_so_in_a_line_and_a_rerun_ends_it() throws IOException {
        try (Installation installation = withInbox(Installation.make())) {
            try (ShianProcess night = ShianProcess.at("PUBLISH_READY", night(installation))) {
                killServer(installation);
                City.Result lost = night.goOn();
                assertThat(lost.exitCode()).as(lost.all()).isEqualTo(1);
                assertThat(lost.err()).contains("publish ", "not done");
                assertThat(lost.err().lines().dropWhile(line -> !line.startsWith("breakpoint")).skip(2)).as(lost.err())
                        .singleElement().asString().startsWith("The database cannot be reached");
                assertThat(installation.data().resolve("shian.log")).content().contains("\tat shian.");
            }
            City.Result rerun = ShianProcess.start(installation.shian("rerun", "1", "--reason", "the server is back")).end();
            assertThat(rerun.exitCode()).as(rerun.all()).isZero();
            assertEndedAsIfNothingHadHappened(installation);
        }
    }

    private static Installation withInbox(Installation installation) throws IOException {
        for (String file : SmallCity.FILES) {
            Path copy = installation.inbox().resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("sample-data/inbox", file), copy);
            Files.setLastModifiedTime(copy, FileTime.from(Instant.parse("2022-06-01T00:00:00Z")));
        }
        return installation;
    }

    private static ProcessBuilder night(Installation installation) throws IOException {
        return installation.shian("run", "--inbox", installation.inbox().toString(), "--date", "2022-06-06");
    }

    private static void killServer(Installation installation) throws IOException {
        List<Long> processes = new Cluster(installation.cluster()).processes();
        assertThat(processes).isNotEmpty();
        processes.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        Await.until("the end of the server", () -> processes.stream().noneMatch(pid -> ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive).isPresent()));
    }

    private static void assertEndedAsIfNothingHadHappened(Installation installation) throws IOException {
        City.Result verified = ShianProcess.start(installation.shian("verify")).end();
        assertThat(verified.exitCode()).as(verified.all()).isZero();
        try (Store store = Store.open(installation.settings(), name -> null)) {
            assertThat(Fingerprint.of(JdbcClient.create(store.pipeline())) + Fingerprint.ofArchive(installation.settings().archive()))
                    .isEqualTo(SmallCity.undisturbed());
        }
    }
}
