package shian.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.night.SmallCity;
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
    private final List<String> wrong = new ArrayList<>();

    /** {@code kill -9} at any message of the conversation with the database, as often as {@code proof.kills} says. */
    @Test
    void kills_at_random_moments() throws IOException {
        int batches = Trial.undisturbed(NightProof.class, SmallCity.FILES).batches();
        for (int kill = 1; kill <= Integer.getInteger("proof.kills", 200) && Instant.now().isBefore(deadline); kill++) {
            Trial trial = new Trial(Fault.PROCESS_KILLED, SmallCity.FILES, 1 + random.nextInt(batches), true,
                    Moment.values()[random.nextInt(2)], random.nextBoolean());
            attempt("kill " + kill, trial);
        }
        sums();
    }

    /**
     * Every fault of {@code proof.faults} at every moment of the commits of a night. Of commits that write the same tables in
     * the same ways, {@code proof.each} are tried, drawn by the seed. A fault that a commit cannot be touched by, such as a
     * full archive in the last stage, leaves the night as it was. What {@code proof.record} names has been tried already.
     */
    @Test
    void every_fault_at_every_commit() throws IOException {
        List<Fault> faults = Arrays.stream(System.getProperty("proof.faults",
                String.join(",", Arrays.stream(Fault.values()).map(Fault::name).toList())).split(",")).map(Fault::valueOf).toList();
        List<String> commits = Trial.undisturbed(NightProof.class, SmallCity.FEWEST).commits();
        Map<String, List<Integer>> kinds = new LinkedHashMap<>();
        IntStream.range(0, commits.size()).forEach(i -> kinds.computeIfAbsent(commits.get(i), k -> new ArrayList<>()).add(i + 1));
        List<Trial> trials = new ArrayList<>();
        kinds.forEach((kind, places) -> {
            Collections.shuffle(places, random);
            System.out.println(places.size() + " commits that " + kind);
            places.stream().limit(Integer.getInteger("proof.each", 1)).forEach(at -> faults.forEach(fault -> fault.moments().forEach(
                    moment -> trials.add(new Trial(fault, SmallCity.FEWEST, at, false, moment, random.nextBoolean())))));
        });
        System.out.printf("%d commits of %d kinds, %d trials%n", commits.size(), kinds.size(), trials.size());
        // a run that is ended early has been everywhere
        Collections.shuffle(trials, random);
        Path record = System.getProperty("proof.record") == null ? Files.createTempFile("matrix", ".tried")
                : Path.of(System.getProperty("proof.record"));
        Set<String> tried = Files.exists(record) ? new HashSet<>(Files.readAllLines(record)) : Set.of();
        for (Trial trial : trials) {
            String kind = commits.get(trial.at() - 1);
            String which = "%s %s: %s".formatted(trial.fault(), trial.moment(), kind);
            if (Instant.now().isBefore(deadline) && !tried.contains(which) && attempt(kind, trial)) {
                Files.writeString(record, which + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
        sums();
    }

    /** One that does not end as it should is told at the end too, so that the others are seen. */
    private boolean attempt(String which, Trial trial) throws IOException {
        try {
            tell(which, trial, trial.run(NightProof.class));
            return true;
        } catch (AssertionError e) {
            System.out.println(which + ": " + trial + " did not end as it should: " + e.getMessage());
            wrong.add(which + ": " + trial);
            return false;
        }
    }

    private void tell(String which, Trial trial, Trial.Left left) {
        String ended = left.state().isEmpty() ? "no run yet" : left.state() + ", " + left.stage();
        System.out.printf("%s: %s at %d, %s, %s; left %s%s%n", which, trial.fault(), trial.at(), trial.moment(),
                trial.rerun() ? "rerun" : "next night", ended, left.bitten() ? "" : ", not bitten");
        sums.computeIfAbsent(trial.fault(), f -> new TreeMap<>()).merge(left.bitten() ? "bitten" : "not bitten", 1, Integer::sum);
    }

    private void sums() {
        sums.forEach((fault, counts) -> System.out.println("sum " + fault + " " + counts));
        assertThat(wrong).isEmpty();
        if (System.getProperty("proof.record") == null) {
            // what is left of a matrix may be where a fault has nothing to bite
            assertThat(sums.values()).as("every fault bites somewhere").allMatch(counts -> counts.containsKey("bitten"));
        }
    }
}
