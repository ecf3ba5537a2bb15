package shian.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** What is drawn of a unit by itself; how many have what is given out over all of a kind, see {@link FoodRegister}. */
final class RegisterDraft {

    static final LocalDate LAST_DAY = LocalDate.of(2022, 5, 31);
    static final List<String> HIGH_RISK = List.of("肉制品", "乳制品", "婴幼儿配方乳粉");

    private static final List<String> WORDS = List.of("青禾", "百川", "润泽", "德馨", "金穗", "绿野", "天和", "云杉", "福满", "鑫源");
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 10, 1);
    private static final LocalDate SECOND_YEAR = LocalDate.of(2021, 1, 1);
    private static final LocalDate THIRD_YEAR = LocalDate.of(2022, 1, 1);

    final UnitKind kind;
    final int number;
    final Division issuedBy;
    final String name;
    Division division;
    LocalDate movedOn;
    String product = "";
    LocalDate issuedOn;
    LocalDate closedOn;
    boolean vanished;
    boolean inProduction;
    boolean large;
    boolean online;
    boolean coldChain;
    String brightKitchen = "";
    String certificate = "";
    String riskGrade;
    LocalDate gradedOn;
    String quantitativeGrade;
    LocalDate quantitativeOn;
    LocalDate onPlatform;
    LocalDate onColdChain;
    LocalDate insuredOn;

    RegisterDraft(UnitKind kind, Division division, int number, String name, Random random) {
        this.kind = kind;
        this.number = number;
        this.issuedBy = division;
        this.division = division;
        this.name = name != null ? name : SampledUnits.pick(WORDS, random) + kind.title() + "示例" + number;
        double point = random.nextDouble();
        issuedOn = point < 0.85 ? between(FIRST_DAY, SECOND_YEAR.minusDays(1), random)
                : point < 0.95 ? between(SECOND_YEAR, THIRD_YEAR.minusDays(1), random) : between(THIRD_YEAR, LAST_DAY.minusDays(11), random);
        online = random.nextInt(kind == UnitKind.CATERER ? 3 : 12) == 0;
    }

    /** Ends in the second year or the third; until then it stood. */
    void close(Random random) {
        issuedOn = between(FIRST_DAY, SECOND_YEAR.minusDays(1), random);
        closedOn = random.nextInt(3) < 2 ? between(SECOND_YEAR, THIRD_YEAR.minusDays(1), random)
                : between(THIRD_YEAR, LAST_DAY, random);
    }

    /** A day after it was licensed and not in the last fortnight; early for most. */
    LocalDate afterwards(Random random) {
        LocalDate first = issuedOn.plusDays(5);
        LocalDate latest = LAST_DAY.minusDays(1);
        LocalDate day = between(LocalDate.of(2019, 3, 1), latest, random);
        return day.isAfter(first) ? day : first.isAfter(latest) ? latest : first;
    }

    static LocalDate between(LocalDate first, LocalDate last, Random random) {
        return first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1));
    }

    FoodUnit done() {
        return new FoodUnit(kind, number, issuedBy, division, movedOn, name, product, issuedOn, closedOn, vanished, inProduction,
                large, online, coldChain, brightKitchen, certificate, riskGrade, gradedOn, quantitativeGrade, quantitativeOn,
                onPlatform, onColdChain, insuredOn);
    }
}
