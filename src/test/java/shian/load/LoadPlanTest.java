package shian.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shian.catalog.Contract;

/** Units of the load stage: whatever is handed in, two units never touch the same predecessor. */
class LoadPlanTest {

    @Property(tries = 300)
    void deliveries_that_overlap_are_in_one_unit_and_none_is_lost(@ForAll("deliveries") List<Delivery> deliveries) {
        List<List<Delivery>> units = LoadPlan.chains(deliveries);
        List<Delivery> all = new ArrayList<>();
        units.forEach(all::addAll);
        assertThat(all).containsExactlyInAnyOrderElementsOf(deliveries);
        for (List<Delivery> unit : units) {
            for (List<Delivery> other : units) {
                if (unit != other) {
                    unit.forEach(a -> other.forEach(b -> assertThat(a.family().equals(b.family()) && a.overlaps(b)).isFalse()));
                }
            }
        }
    }

    @Property(tries = 300)
    void in_a_unit_earlier_runs_come_first_and_then_shorter_periods(@ForAll("deliveries") List<Delivery> deliveries) {
        for (List<Delivery> unit : LoadPlan.chains(deliveries)) {
            for (int i = 1; i < unit.size(); i++) {
                Delivery before = unit.get(i - 1);
                Delivery after = unit.get(i);
                assertThat(before.run()).isLessThanOrEqualTo(after.run());
                if (before.run() == after.run()) {
                    assertThat(length(before)).isLessThanOrEqualTo(length(after));
                }
            }
        }
    }

    private static long length(Delivery delivery) {
        return delivery.to().toEpochDay() - delivery.from().toEpochDay();
    }

    @Provide
    Arbitrary<List<Delivery>> deliveries() {
        Arbitrary<String> divisions = Arbitraries.of("150102", "150103");
        Arbitrary<Integer> starts = Arbitraries.integers().between(0, 23);
        Arbitrary<Integer> months = Arbitraries.integers().between(1, 12);
        Arbitrary<Integer> versions = Arbitraries.integers().between(1, 3).injectNull(0.3);
        Arbitrary<Long> runs = Arbitraries.longs().between(1, 3);
        return Combinators.combine(divisions, starts, months, versions, runs).as((division, start, length, version, run) -> {
            LocalDate from = LocalDate.of(2020, 1, 1).plusMonths(start);
            return new Delivery(0, 0, "", "", "feed", "detail", division, from, from.plusMonths(length).minusDays(1), "",
                    "", version, Contract.Mode.REPLACE, run, false, Set.of());
        }).list().ofMaxSize(12).map(list -> {
            List<Delivery> numbered = new ArrayList<>();
            list.forEach(d -> numbered.add(new Delivery(numbered.size() + 1, numbered.size() + 1, "hash" + numbered.size(), "",
                    d.feed(), d.kind(), d.division(), d.from(), d.to(), d.part(), d.inside(), d.version(), d.mode(), d.run(), d.zero(), d.siblings())));
            return numbered;
        });
    }
}
