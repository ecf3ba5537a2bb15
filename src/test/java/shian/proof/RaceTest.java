package shian.proof;

import java.util.function.Function;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two at once: exactly one at a time. {@code ops/proof/race} does each a hundred times. */
@Tag("store")
@Tag("container")
class RaceTest {

    private static final int TIMES = Integer.getInteger("proof.races", 2);

    @Test
    void of_two_nights_that_start_at_once_each_that_is_not_refused_runs_alone() {
        times(Race::ofTwoNights);
    }

    @Test
    void of_a_rerun_and_a_night_that_start_at_once_one_waits_for_nobody_and_nothing_is_done_twice() {
        times(Race::ofRerunAndNight);
    }

    private static void times(Function<Class<?>, String> race) {
        Map<String, Integer> ends = new TreeMap<>();
        for (int i = 0; i < TIMES; i++) {
            String end;
            try {
                end = race.apply(RaceTest.class);
            } catch (AssertionError | RuntimeException e) {
                // the report comes only when all are run
                System.out.println("race " + (i + 1) + " did not end as it should: " + e);
                throw e;
            }
            System.out.println("race " + (i + 1) + ": " + end);
            ends.merge(end, 1, Integer::sum);
        }
        System.out.println("races " + ends);
    }
}
