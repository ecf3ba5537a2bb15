package shian.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All food units of the city, in numbers as the report has them at its end. Producers in production are firms at which
 * food was sampled in 2021; the report's two numbers of graded producers cannot both be true, of which this takes the one
 * that was counted (F046).
 */
final class FoodRegister {

    private static final int SAMPLED_YEAR = 2021;
    /** Assumed: the base on which the 94 % of F094 would be right. */
    private static final int IN_PRODUCTION = 611;
    private static final int GRADED_PRODUCERS = 574;
    private static final int GRADED_CATERERS = 5_911;
    private static final int BRIGHT_KITCHENS = 6_229;
    private static final Map<UnitKind, Integer> ON_PLATFORM = Map.of(UnitKind.PRODUCER, 612, UnitKind.WORKSHOP, 300,
            UnitKind.SELLER, 17_200, UnitKind.CATERER, 5_200, UnitKind.SCHOOL_CANTEEN, 181);
    private static final Map<UnitKind, Integer> COLD_CHAIN = Map.of(UnitKind.PRODUCER, 80, UnitKind.SELLER, 2_200, UnitKind.CATERER, 480);
    private static final int ON_COLD_CHAIN = 2_489;
    private static final LocalDate MOVED_ON = LocalDate.of(2021, 1, 15);

    private final Seed seed;
    private final List<FoodUnit> units = new ArrayList<>();

    FoodRegister(Seed seed, SamplingBatches batches) throws IOException {
        this.seed = seed;
        SampledUnits firms = new SampledUnits(seed);
        List<RegisterDraft> all = new ArrayList<>();
        for (UnitKind kind : UnitKind.values()) {
            List<RegisterDraft> standing = kind == UnitKind.PRODUCER ? producers(batches, firms) : others(kind, firms);
            Random random = seed.stream("register " + kind);
            List<RegisterDraft> ended = ended(standing, random);
            give(kind, standing, random);
            all.addAll(standing);
            all.addAll(ended);
        }
        moveOutOfTheZone(all);
        all.forEach(draft -> units.add(draft.done()));
    }

    List<FoodUnit> units() {
        return Collections.unmodifiableList(units);
    }

    private List<RegisterDraft> producers(SamplingBatches batches, SampledUnits firms) throws IOException {
        Map<Division, TreeSet<Integer>> sampled = new EnumMap<>(Division.class);
        double[] weights = new double[Division.values().length];
        for (Division division : Division.values()) {
            Set<String> codes = new HashSet<>();
            for (int month = 1; month <= 12; month++) {
                batches.forEach(division, YearMonth.of(SAMPLED_YEAR, month), batch -> {
                    if (batch.counted() && batch.link() == Link.PRODUCTION && batch.cell("任务类别").equals("监督抽检")) {
                        codes.add(batch.cell(SamplingBatch.CREDIT_CODE));
                    }
                });
            }
            TreeSet<Integer> numbers = new TreeSet<>();
            for (int number = 1; number <= firms.of(division, Link.PRODUCTION).size(); number++) {
                if (codes.contains(UnitKind.PRODUCER.creditCode(division, number))) {
                    numbers.add(number);
                }
            }
            sampled.put(division, numbers);
            weights[division.ordinal()] = numbers.size();
        }
        long[] producing = Apportionment.split(IN_PRODUCTION, weights);
        long[] idle = Apportionment.split(UnitKind.PRODUCER.count() - IN_PRODUCTION, weights);
        List<RegisterDraft> drafts = new ArrayList<>();
        for (Division division : Division.values()) {
            Random random = seed.stream("register producers " + division.code());
            List<SampledUnit> known = firms.of(division, Link.PRODUCTION);
            sampled.get(division).stream().limit(producing[division.ordinal()]).forEach(number -> {
                RegisterDraft draft = new RegisterDraft(UnitKind.PRODUCER, division, number, known.get(number - 1).name(), random);
                draft.inProduction = true;
                // it was there when food was sampled at it
                draft.issuedOn = RegisterDraft.between(LocalDate.of(2015, 10, 1), LocalDate.of(2021, 1, 20), random);
                drafts.add(draft);
            });
            for (int i = 1; i <= idle[division.ordinal()]; i++) {
                RegisterDraft draft = new RegisterDraft(UnitKind.PRODUCER, division, known.size() + i, null, random);
                draft.issuedOn = RegisterDraft.between(LocalDate.of(2015, 10, 1), LocalDate.of(2020, 12, 31), random);
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private List<RegisterDraft> others(UnitKind kind, SampledUnits firms) {
        Random varied = seed.stream("register shares " + kind);
        double[] weights = new double[Division.values().length];
        for (Division division : Division.values()) {
            boolean urbanOnly = kind == UnitKind.MARKET && !division.isUrban();
            weights[division.ordinal()] = urbanOnly ? 0 : Apportionment.vary(division.residents(), 0.2, varied);
        }
        long[] parts = Apportionment.split(kind.count(), weights);
        List<RegisterDraft> drafts = new ArrayList<>();
        for (Division division : Division.values()) {
            Random random = seed.stream("register " + kind + " " + division.code());
            List<SampledUnit> known = kind == UnitKind.SELLER ? firms.of(division, Link.CIRCULATION)
                    : kind == UnitKind.CATERER ? firms.of(division, Link.CATERING) : List.of();
            for (int number = 1; number <= parts[division.ordinal()]; number++) {
                drafts.add(new RegisterDraft(kind, division, number, number <= known.size() ? known.get(number - 1).name() : null, random));
            }
        }
        return drafts;
    }

    /** Units that stood at the beginning and are gone at the end: one to every thirty that stand. */
    private static List<RegisterDraft> ended(List<RegisterDraft> standing, Random random) {
        List<RegisterDraft> ended = new ArrayList<>();
        for (int i = 0; i < standing.size(); i += 30) {
            RegisterDraft like = standing.get(i);
            RegisterDraft draft = new RegisterDraft(like.kind, like.issuedBy, 20_000 / (like.kind == UnitKind.PRODUCER ? 4 : 1) + i, null, random);
            draft.close(random);
            ended.add(draft);
        }
        // what a rule is to find: stalls that are no longer listed, and nobody says why
        ended.stream().filter(d -> d.kind == UnitKind.STALL && d.division == Division.SAIHAN).limit(3).forEach(d -> {
            d.closedOn = LocalDate.of(2022, 3, 1);
            d.vanished = true;
        });
        return ended;
    }

    private void give(UnitKind kind, List<RegisterDraft> standing, Random random) {
        if (kind == UnitKind.PRODUCER) {
            new ProducerTraits(random).give(standing, GRADED_PRODUCERS);
        } else if (kind == UnitKind.SELLER) {
            standing.forEach(d -> grade(d, random));
        } else if (kind == UnitKind.CATERER) {
            some(standing, GRADED_CATERERS, d -> true, random, d -> grade(d, random));
            new QuantitativeGrades(random).give(standing);
            some(standing, BRIGHT_KITCHENS, d -> true, random, d -> d.brightKitchen = random.nextInt(3) == 0 ? "透明" : "视频");
            standing.stream().filter(d -> d.brightKitchen.isEmpty()).forEach(d -> d.brightKitchen = "未实施");
        }
        some(standing, COLD_CHAIN.getOrDefault(kind, 0), d -> kind != UnitKind.PRODUCER || d.inProduction, random, d -> d.coldChain = true);
        int registered = (int) Math.round(COLD_CHAIN.getOrDefault(kind, 0) * (double) ON_COLD_CHAIN / 2_760);
        some(standing, registered, d -> d.coldChain, random, d -> d.onColdChain = d.afterwards(random));
        some(standing, ON_PLATFORM.getOrDefault(kind, 0), d -> true, random, d -> d.onPlatform = d.afterwards(random));
        if (kind == UnitKind.CATERER || kind == UnitKind.PRODUCER || kind == UnitKind.SCHOOL_CANTEEN) {
            some(standing, standing.size() * (kind == UnitKind.SCHOOL_CANTEEN ? 8 : 2) / 10, d -> true, random,
                    d -> d.insuredOn = d.afterwards(random));
        }
    }

    private static void grade(RegisterDraft draft, Random random) {
        int point = random.nextInt(100);
        draft.riskGrade = point < 45 ? "A" : point < 80 ? "B" : point < 95 ? "C" : "D";
        draft.gradedOn = draft.afterwards(random);
    }

    /** Does something to so many of those that may have it. */
    static void some(List<RegisterDraft> drafts, int count, Predicate<RegisterDraft> may, Random random, Consumer<RegisterDraft> done) {
        List<RegisterDraft> order = new ArrayList<>(drafts.stream().filter(may).toList());
        Collections.shuffle(order, random);
        order.subList(0, count).forEach(done);
    }

    /** The zone gave land to two neighbours at the beginning of 2021, and with it the units on it. */
    private static void moveOutOfTheZone(List<RegisterDraft> all) {
        List<RegisterDraft> leaving = all.stream().filter(d -> d.division == Division.DEVELOPMENT_ZONE && d.kind == UnitKind.SELLER
                && d.closedOn == null && d.issuedOn.isBefore(LocalDate.of(2020, 12, 1))).limit(20).toList();
        for (int i = 0; i < leaving.size(); i++) {
            leaving.get(i).division = i < 12 ? Division.TUMED_LEFT : Division.YUQUAN;
            leaving.get(i).movedOn = MOVED_ON;
        }
    }
}
