package shian.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import shian.City;

/**
 * Files that come, come again, are revised, taken back and renamed, with nights in between: what the warehouse holds is what
 * a plain model says, whatever the way there; and files of different months may come in any order.
 */
@Tag("store")
class DropsTest {

    /** How often a sequence is tried with other amounts: {@code ops/proof/drops} raises it. */
    private static final int TIMES = Integer.getInteger("proof.times", 1);

    /** What the city's finance office does with the payments of a month. */
    private enum Deed {
        /** Hands in new content under a higher version. */
        REVISE,
        /** Hands in, under a higher version, what it had handed in before. */
        REVERT,
        /** Hands in the content that counts once more, under another name of the same version. */
        COPY,
        /** Hands in new content under a version that is older than the one that counts. */
        COME_LATE
    }

    private record Step(int month, Deed deed, int rows, boolean night) {
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void the_warehouse_holds_what_counts_of_what_was_handed_in(@ForAll("sequences") List<Step> steps, @ForAll Random random) {
        for (int i = 0; i < TIMES; i++) {
            City city = City.of(DropsTest.class);
            Model model = new Model(random.nextInt(1000));
            for (Step step : steps) {
                model.take(city, step);
                if (step.night()) {
                    nightIn(city);
                    model.assertHolds(city);
                }
            }
            nightIn(city);
            model.assertHolds(city);
            assertThat(orderless(City.of(OtherOrder.class), model, random)).isEqualTo(facts(city));
        }
    }

    /** Another city to which only what counts was handed in, at once and in another order. */
    private static final class OtherOrder {
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.of(Deed.class),
                Arbitraries.integers().between(1, 4), Arbitraries.of(true, false)).as(Step::new).list().ofMinSize(3).ofMaxSize(6);
    }

    /** What was handed in for each month, by version; the highest counts, and of copies any. */
    private static final class Model {

        private final Random amounts;
        private final Map<Integer, TreeMap<Integer, List<String>>> months = new TreeMap<>();
        private int copies;

        Model(int seed) {
            amounts = new Random(seed);
        }

        void take(City city, Step step) {
            TreeMap<Integer, List<String>> versions = months.computeIfAbsent(step.month(), m -> new TreeMap<>());
            int last = versions.isEmpty() ? 10 : versions.lastKey();
            switch (step.deed()) {
                case REVISE -> hand(city, step.month(), last + 1, content(step), versions);
                case REVERT -> hand(city, step.month(), last + 1,
                        versions.isEmpty() ? content(step) : versions.firstEntry().getValue(), versions);
                case COPY -> {
                    if (!versions.isEmpty()) {
                        city.drop("copy%d/%s".formatted(++copies, name(step.month(), last)), lines(versions.get(last)));
                    }
                }
                case COME_LATE -> {
                    int late = versions.isEmpty() ? 1 : versions.firstKey() - 1;
                    if (late > 0) {
                        hand(city, step.month(), late, content(step), versions);
                    }
                }
            }
        }

        private void hand(City city, int month, int version, List<String> content, TreeMap<Integer, List<String>> versions) {
            versions.put(version, content);
            city.drop(name(month, version), lines(content));
        }

        private List<String> content(Step step) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < step.rows(); i++) {
                rows.add("BF2020%02d%04d,2020,武川县,某单位,2100408,2020-%02d-03,%d.%02d,监测,否,是".formatted(step.month(), i,
                        step.month(), amounts.nextInt(100_000), amounts.nextInt(100)));
            }
            return rows;
        }

        List<List<String>> counting() {
            return months.values().stream().filter(v -> !v.isEmpty()).map(v -> v.lastEntry().getValue()).toList();
        }

        void assertHolds(City city) {
            List<String> rows = counting().stream().flatMap(List::stream).toList();
            BigDecimal sum = rows.stream().map(row -> new BigDecimal(row.split(",")[6])).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(city.jdbc().sql("select count(*) from warehouse.disbursement").query(Long.class).single())
                    .as("%s", months).isEqualTo(rows.size());
            assertThat(city.jdbc().sql("select coalesce(sum(amount), 0) from warehouse.disbursement").query(BigDecimal.class).single())
                    .as("%s", months).isEqualByComparingTo(sum);
            assertThat(city.jdbc().sql("select coalesce(sum(value), 0) from warehouse.measure where measure = 'finance.paid'")
                    .query(BigDecimal.class).single()).as("%s", months).isEqualByComparingTo(sum);
            assertThat(city.jdbc().sql("""
                    select count(*) from intake.delivery where rows_read <> accepted + quarantined + duplicate + non_data
                      or state in ('RECEIVED', 'FAILED', 'REFUSED', 'AMBIGUOUS')""").query(Long.class).single()).isZero();
        }
    }

    private static String orderless(City city, Model model, Random random) {
        List<Map.Entry<Integer, TreeMap<Integer, List<String>>>> months =
                new ArrayList<>(model.months.entrySet().stream().filter(m -> !m.getValue().isEmpty()).toList());
        Collections.shuffle(months, random);
        months.forEach(month -> city.drop(name(month.getKey(), 1), lines(month.getValue().lastEntry().getValue())));
        nightIn(city);
        return facts(city);
    }

    private static void nightIn(City city) {
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
    }

    private static String facts(City city) {
        return city.fingerprint().lines().filter(line -> line.startsWith("warehouse.disbursement ")
                || line.startsWith("warehouse.measure ")).toList().toString();
    }

    private static String name(int month, int version) {
        return "CZ_BF_150100_2020%02d_MX_V%02d.csv".formatted(month, version);
    }

    private static String[] lines(List<String> rows) {
        List<String> lines = new ArrayList<>(List.of("凭证号,预算年度,旗县区,预算单位,功能科目编码,拨付日期,金额(元),用途,冲销标志,是否食品安全经费"));
        lines.addAll(rows);
        return lines.toArray(String[]::new);
    }
}
