package shian.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The food cases of all offices since 2020: those that are decided up to {@link CaseDates#CUT_OFF} are as many as the
 * report says, and so are their fines and confiscations.
 */
final class EnforcementCases {

    private static final Weighted<String> SOURCES =
            Weighted.of(List.of("日常检查", "投诉举报", "移送", "其他"), 60, 30, 6, 4);
    private static final Weighted<String> ORDINARY_PENALTIES = Weighted.of(
            List.of("罚款", "罚款、没收违法所得", "罚款、没收违法所得、没收物品", "没收违法所得", EnforcementCase.EXEMPT, "责令停产停业、罚款",
                    "吊销许可证、罚款"),
            30, 42, 8, 6, 8, 2, 0.5);
    private static final Weighted<String> SUMMARY_PENALTIES = Weighted.of(List.of("罚款", "警告"), 60, 40);
    private static final Weighted<Link> LINKS = Weighted.of(List.of(Link.values()), 10, 55, 35);
    private static final List<String> CAUSES = List.of(
            "食品安全法第三十四条", "食品安全法第五十三条", "食品安全法第五十五条", "食品安全法第六十七条", "食品安全法第三十五条");
    private static final List<String> SURNAMES = List.of("赵", "钱", "孙", "周", "吴", "郑");
    private static final double PRIVATE_PERSON = 0.04;
    private static final double PERSON_FINED = 0.06;
    private static final double BANNED = 0.2;
    private static final double HANDED_OVER_ABOVE = 5_000_000;
    private static final double HANDED_OVER = 0.92;

    private final Seed seed;
    private final SampledUnits units;
    private final List<EnforcementCase> all = new ArrayList<>();
    private final Map<Disposal, String> numbers = new HashMap<>();

    EnforcementCases(Seed seed, int scale, Disposals disposals) {
        this.seed = seed;
        this.units = new SampledUnits(seed);
        List<CaseDates.Dated> dates = CaseDates.of(seed, disposals.all(), (long) PublishedTotals.CASES * scale);
        List<String> penalties = penalties(dates);
        long[][] amounts = new Amounts(seed, dates, penalties).split(PublishedTotals.PENALTIES * scale);
        Random random = seed.stream("cases");
        Map<String, Integer> serials = new HashMap<>();
        for (int i = 0; i < dates.size(); i++) {
            CaseDates.Dated dated = dates.get(i);
            int year = dated.filed().getYear();
            int serial = serials.merge(dated.office().code() + year, 1, Integer::sum);
            String number = dated.office().sign() + "市监案〔" + year + "〕" + serial + "号";
            EnforcementCase made = invent(dated, number, serial, penalties.get(i), amounts[i], random);
            all.add(made);
            if (dated.disposal() != null) {
                numbers.put(dated.disposal(), number);
            }
        }
    }

    List<EnforcementCase> all() {
        return all;
    }

    /** The number of the case that was filed for a disposal. */
    String numberOf(Disposal disposal) {
        return numbers.get(disposal);
    }

    private List<String> penalties(List<CaseDates.Dated> dates) {
        Random random = seed.stream("penalties");
        List<String> penalties = new ArrayList<>();
        for (CaseDates.Dated dated : dates) {
            String penalty = (dated.ordinary() ? ORDINARY_PENALTIES : SUMMARY_PENALTIES).draw(random);
            penalties.add(dated.decided() == null ? "" : penalty);
        }
        return penalties;
    }

    private EnforcementCase invent(
            CaseDates.Dated dated, String number, int serial, String penalty, long[] amounts, Random random) {
        Disposal disposal = dated.disposal();
        Link link = disposal == null ? LINKS.draw(random) : disposal.side().equals(Disposal.PRODUCTION)
                ? Link.PRODUCTION : disposal.batch().link();
        long value = value(dated.ordinary(), random);
        EnforcementCase.Decision decision = dated.decided() == null ? null
                : decision(dated, serial, penalty, amounts, value, random);
        String source = disposal == null ? SOURCES.draw(random) : EnforcementCase.SAMPLING;
        return new EnforcementCase(dated.office(), number, dated.filed(), source, disposal,
                party(dated, link, random), link, SampledUnits.pick(CAUSES, random), dated.ordinary(),
                FormLine.groupOf(random), value, decision);
    }

    private EnforcementCase.Decision decision(
            CaseDates.Dated dated, int serial, String penalty, long[] amounts, long value, Random random) {
        LocalDate day = dated.decided();
        String number = dated.office().sign() + "市监罚〔" + day.getYear() + "〕" + serial + "号";
        boolean fined = dated.ordinary() && amounts[0] > 0 && random.nextDouble() < PERSON_FINED;
        EnforcementCase.Person person =
                fined ? new EnforcementCase.Person(name(random), (1 + random.nextInt(60)) * 100_000L) : null;
        boolean handedOver = random.nextDouble() < HANDED_OVER && value >= HANDED_OVER_ABOVE;
        return new EnforcementCase.Decision(number, day, penalty, amounts[0], amounts[1], person,
                fined && random.nextDouble() < BANNED ? 5 : 0,
                handedOver ? Disposals.known(Disposals.workday(day.plusDays(1))) : null, dated.revoked());
    }

    private EnforcementCase.Party party(CaseDates.Dated dated, Link link, Random random) {
        if (dated.disposal() != null) {
            SamplingBatch batch = dated.disposal().batch();
            boolean maker = dated.disposal().side().equals(Disposal.PRODUCTION) && batch.link() != Link.PRODUCTION;
            return maker ? new EnforcementCase.Party(batch.cell(SamplingBatch.MAKER), "企业", "/")
                    : new EnforcementCase.Party(batch.cell(SamplingBatch.UNIT), type(link), batch.cell(SamplingBatch.CREDIT_CODE));
        }
        if (random.nextDouble() < PRIVATE_PERSON) {
            return new EnforcementCase.Party(name(random), "自然人", "/");
        }
        SampledUnit unit = units.draw(SampledUnits.pick(List.of(Division.values()), random), link, random);
        return new EnforcementCase.Party(unit.name(), type(link), unit.creditCode());
    }

    private static String type(Link link) {
        return link == Link.PRODUCTION ? "企业" : "个体";
    }

    private static String name(Random random) {
        return SampledUnits.pick(SURNAMES, random) + "示例";
    }

    /** In whole yuan: most goods are worth little. */
    private static long value(boolean ordinary, Random random) {
        double yuan = ordinary ? 2_500 * Math.exp(1.3 * random.nextGaussian()) : 20 + random.nextInt(480);
        return Math.round(yuan) * 100;
    }
}
