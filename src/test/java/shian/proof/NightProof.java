package shian.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.proof.DatabaseLine.Moment;

/**
 * The long form of {@link DisturbedNightTest}, which {@code ops/proof/kill} runs: a line for each night that something
 * befell, and sums. What it does is decided by the properties {@code proof.*} alone, so that it can be done again.
 */
@Tag("store")
class NightProof {

    private final Random random = new Random(Long.getLong("proof.seed", 1));
    private final Instant deadline = Instant.now().plus(Duration.ofMinutes(Long.getLong("proof.minutes", 600)));
    private final Map<Fault, Map<String, Integer>> sums = new EnumMap<>(Fault.class);

    /** {@code kill -9} at any message of the conversation with the database, as often as {@code proof.kills} says. */
    @Test
    void kills_at_random_moments() throws IOException {
        int batches = Trial.countOf(NightProof.class, true);
        for (int kill = 1; kill <= Integer.getInteger("proof.kills", 200) && Instant.now().isBefore(deadline); kill++) {
            Trial trial = new Trial(Fault.PROCESS_KILLED, 1 + random.nextInt(batches), true,
                    Moment.values()[random.nextInt(2)], random.nextBoolean());
            tell("kill " + kill, trial, trial.run(NightProof.class));
        }
        sums();
    }

    /**
     * Every fault of {@code proof.faults} at each {@code proof.every}-th commit of the night, at every moment of it. A fault
     * that a commit cannot be touched by, such as a full archive in the last stage, leaves the night as it was.
     */
    @Test
    void every_fault_at_every_commit() throws IOException {
        List<Fault> faults = Arrays.stream(System.getProperty("proof.faults",
                String.join(",", Arrays.stream(Fault.values()).map(Fault::name).toList())).split(",")).map(Fault::valueOf).toList();
        int every = Integer.getInteger("proof.every", 1);
        int commits = Trial.countOf(NightProof.class, false);
        int offset = random.nextInt(every);
        for (int at = 1 + offset; at <= commits; at += every) {
            for (Fault fault : faults) {
                for (Moment moment : fault.moments()) {
                    if (Instant.now().isBefore(deadline)) {
                        Trial trial = new Trial(fault, at, false, moment, random.nextBoolean());
                        tell("commit " + at + " of " + commits, trial, trial.run(NightProof.class));
                    }
                }
            }
        }
        sums();
    }

    private void tell(String which, Trial trial, Trial.Left left) {
        String ended = left.state().isEmpty() ? "no run yet" : left.state() + ", " + left.stage();
        System.out.printf("%s: %s at %d, %s, %s; left %s%s%n", which, trial.fault(), trial.at(), trial.moment(),
                trial.rerun() ? "rerun" : "next night", ended, left.bitten() ? "" : ", not bitten");
        sums.computeIfAbsent(trial.fault(), f -> new TreeMap<>()).merge(left.bitten() ? "bitten" : "not bitten", 1, Integer::sum);
    }

    private void sums() {
        sums.forEach((fault, counts) -> System.out.println("sum " + fault + " " + counts));
        assertThat(sums.values()).as("every fault bites somewhere").allMatch(counts -> counts.containsKey("bitten"));
    }
}
