package shian.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shian.night.SmallCity;
import shian.proof.DatabaseLine.Moment;
import shian.store.TestStore;

/** A night that something befalls at a commit, be it before it, unheard of, or after it, ends as one that nothing befell. */
@Tag("store")
class DisturbedNightTest {

    private static int commits;

    @BeforeAll
    static void anUndisturbedNight() {
        TestStore.assumeOurs();
        commits = Trial.undisturbed(DisturbedNightTest.class, SmallCity.FILES).commits().size();
    }

    /** A few of what {@link NightProof} does at every commit. Where in the night: a share of its commits. */
    @ParameterizedTest
    @CsvSource({
        "PROCESS_KILLED,    0.25, UNANSWERED, true",
        "PROCESS_KILLED,    0.75, UNANSWERED, false",
        "SESSION_ENDED,     0.10, BEFORE,     true",
        "SESSION_ENDED,     0.60, UNANSWERED, false",
        "SESSION_ENDED,     0.95, BEFORE,     true",
        "LINE_CUT,          0.50, BEFORE,     false",
        "LINE_CUT,          0.80, UNANSWERED, true",
        "SERVER_STOPPED,    0.50, BEFORE,     true",
        "ARCHIVE_AWAY,      0.06, BEFORE,     true",
        "ARCHIVE_DISK_FULL, 0.06, BEFORE,     false",
        "DATABASE_DISK_FULL,0.10, BEFORE,     true"})
    void goes_on_from_what_it_had(Fault fault, double share, Moment moment, boolean rerun) throws IOException {
        Trial.Left left = new Trial(fault, SmallCity.FILES, Math.max(1, (int) (share * commits)), false, moment, rerun).run(DisturbedNightTest.class);
        assertThat(left.reached()).isTrue();
        assertThat(left.bitten()).as("without anybody going on with it: %s", left).isTrue();
        assertThat(left.said().exitCode()).as(left.said().all()).isNotZero();
        assertThat(left.said().all()).doesNotContain("\tat ");
    }
}
