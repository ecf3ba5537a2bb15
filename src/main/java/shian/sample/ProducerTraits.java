package shian.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** What producers make, which are large and certified (F052, F099, F100), and their grades. */
record ProducerTraits(Random random) {

    private static final LocalDate HIGH_RISK_GRADED_BY = LocalDate.of(2020, 11, 30);

    void give(List<RegisterDraft> producers, int graded) {
        make(producers, "婴幼儿配方乳粉", 2);
        make(producers, "乳制品", 28);
        make(producers, "肉制品", 64);
        make(producers, "蛋制品", 6);
        make(producers, "酒类", 22);
        make(producers, "粮食加工品", 140);
        producers.stream().filter(d -> d.product.isEmpty()).forEach(d -> d.product = "其他");

        enlarge(producers, "婴幼儿配方乳粉", 2, 2, "HACCP和ISO22000");
        enlarge(producers, "乳制品", 18, 14, "ISO22000");
        enlarge(producers, "肉制品", 7, 4, "HACCP");

        List<RegisterDraft> risky = producers.stream().filter(d -> d.inProduction && RegisterDraft.HIGH_RISK.contains(d.product)).toList();
        risky.forEach(d -> grade(d, List.of("B", "C", "C", "D")));
        risky.forEach(d -> d.gradedOn = earlier(d));
        FoodRegister.some(producers, graded - risky.size(), d -> d.inProduction && d.riskGrade == null, random,
                d -> grade(d, List.of("A", "A", "A", "B", "B", "C")));
    }

    private void make(List<RegisterDraft> producers, String product, int count) {
        FoodRegister.some(producers, count, d -> d.inProduction && d.product.isEmpty(), random, d -> d.product = product);
    }

    private void enlarge(List<RegisterDraft> producers, String product, int large, int certified, String certificate) {
        FoodRegister.some(producers, large, d -> d.product.equals(product), random, d -> d.large = true);
        FoodRegister.some(producers, certified, d -> d.product.equals(product) && d.large, random, d -> d.certificate = certificate);
    }

    private void grade(RegisterDraft draft, List<String> grades) {
        draft.riskGrade = SampledUnits.pick(grades, random);
        draft.gradedOn = draft.afterwards(random);
    }

    private static LocalDate earlier(RegisterDraft draft) {
        return draft.gradedOn.isBefore(HIGH_RISK_GRADED_BY) ? draft.gradedOn
                : draft.issuedOn.isBefore(HIGH_RISK_GRADED_BY) ? HIGH_RISK_GRADED_BY : draft.issuedOn.plusDays(5);
    }
}
