package shian.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Complaints, reports and questions since 2020: accepted, closed and recovered as the report says. A report on which a
 * case was filed stands beside each case of the ledgers that began with one.
 */
final class Complaints {

    private static final List<String> SETTLED_OR_NOT = List.of(Complaint.SETTLED, Complaint.SETTLED, "终止调解");
    private static final List<String> CATEGORIES = List.of("食品", "食品", "餐饮服务", "餐饮服务", "食用农产品", "保健食品");
    private static final double REPORTED = 0.3;
    private static final double LATE = 0.012;
    private static final double NOT_ACCEPTED = 0.02;
    private static final double QUESTIONS = 0.04;
    /** The last month in which one that takes long ends in its year. */
    private static final int LAST_MONTH_OF_LONG = 8;
    /** One in so many of those that are open is an old one. */
    private static final int OLD_ONE_IN = 25;
    private static final int FORGOTTEN_ONE_IN = 5;
    private static final int MISJUDGED_ONE_IN = 40;

    private final Random random;
    private final SampledUnits units;
    private final List<Complaint> all = new ArrayList<>();

    private Complaints(Seed seed) {
        this.random = seed.stream("complaints");
        this.units = new SampledUnits(seed);
    }

    /** By office and day of registration. */
    static List<Complaint> invent(Seed seed, int scale, List<EnforcementCase> cases) {
        Complaints made = new Complaints(seed);
        cases.stream().filter(one -> one.source().equals("投诉举报")).forEach(made::addFiled);
        for (int year = PublishedTotals.FIRST_YEAR; year <= SamplingPlan.LAST.getYear(); year++) {
            made.addYear(year, scale);
        }
        made.leaveOpen(scale);
        made.recover(scale);
        made.all.sort(Comparator.comparing((Complaint one) -> one.office().code()).thenComparing(Complaint::registered));
        return made.all;
    }

    private void addFiled(EnforcementCase made) {
        LocalDate first = LocalDate.of(PublishedTotals.FIRST_YEAR, 1, 1);
        LocalDate registered = made.filed().minusDays(2 + random.nextInt(8));
        registered = registered.isBefore(first) ? first : registered;
        LocalDate accepted = registered.isBefore(made.filed()) ? registered.plusDays(1) : registered;
        // the office of 赛罕 forgets to say of one in five that a case was filed
        boolean said = !made.office().code().equals(Division.SAIHAN.code()) || registered.getYear() != 2021
                || random.nextInt(FORGOTTEN_ONE_IN) > 0;
        all.add(new Complaint(made.office(), Complaint.REPORT, registered, accepted, said, made.filed(), Complaint.FILED,
                about(Division.values()[random.nextInt(Division.values().length)]), "食品", 0, 0, "是"));
    }

    /** Fills a year up to what was accepted in it. */
    private void addYear(int year, int scale) {
        long known = all.stream().filter(one -> one.accepted() != null && one.accepted().getYear() == year).count();
        long accepted = (long) PublishedTotals.ofYear(PublishedTotals.COMPLAINTS, year) * scale - known;
        for (Occasion occasion : Occasion.in(year, accepted, Division::residents, random)) {
            all.add(accepted(occasion));
        }
        for (Occasion occasion : Occasion.in(year, Math.round(accepted * QUESTIONS), Division::residents, random)) {
            all.add(unaccepted(occasion, Complaint.QUESTION, "已答复"));
        }
        for (Occasion occasion : Occasion.in(year, Math.round(accepted * NOT_ACCEPTED), Division::residents, random)) {
            all.add(unaccepted(occasion, Complaint.COMPLAINT, ""));
        }
    }

    private Complaint accepted(Occasion occasion) {
        boolean report = random.nextDouble() < REPORTED;
        boolean late = random.nextDouble() < LATE && isLongAgo(occasion.day());
        LocalDate accepted = occasion.day().plusDays(random.nextInt(4));
        // within any limit, or beyond all of them, whatever holidays lie between
        int days = late ? 100 + random.nextInt(20) : report ? 4 + random.nextInt(8) : 3 + random.nextInt(14);
        // the office of 回民 takes the limit of a complaint for one in calendar days
        boolean misjudged = !report && !late && occasion.division() == Division.HUIMIN && isLongAgo(occasion.day())
                && random.nextInt(MISJUDGED_ONE_IN) == 0;
        LocalDate closed = Disposals.known(accepted.plusDays(misjudged ? 48 + random.nextInt(8) : days));
        String outcome = closed == null ? "" : report ? "不予立案" : SampledUnits.pick(SETTLED_OR_NOT, random);
        long disputed = report ? 0 : 100L * (10 + random.nextInt(900));
        return new Complaint(Office.of(occasion.division()), report ? Complaint.REPORT : Complaint.COMPLAINT, occasion.day(), accepted,
                false, closed, outcome, about(occasion.division()), SampledUnits.pick(CATEGORIES, random), disputed, 0,
                closed == null ? "" : late || misjudged ? "否" : "是");
    }

    private static boolean isLongAgo(LocalDate day) {
        return day.getYear() < SamplingPlan.LAST.getYear() && day.getMonthValue() <= LAST_MONTH_OF_LONG;
    }

    private Complaint unaccepted(Occasion occasion, String kind, String outcome) {
        return new Complaint(Office.of(occasion.division()), kind, occasion.day(), null, false, occasion.day().plusDays(1), outcome,
                about(occasion.division()), SampledUnits.pick(CATEGORIES, random), 0, 0, "");
    }

    private SampledUnit about(Division division) {
        return units.draw(division, random.nextBoolean() ? Link.CIRCULATION : Link.CATERING, random);
    }

    /** Opens as many again, most of them the latest, that those which are left are the ones closed. */
    private void leaveOpen(int scale) {
        List<Integer> closed = IntStream.range(0, all.size())
                .filter(i -> all.get(i).accepted() != null && all.get(i).closed() != null && !all.get(i).outcome().equals(Complaint.FILED))
                .boxed().sorted(Comparator.comparing((Integer i) -> all.get(i).registered()).reversed()).toList();
        long accepted = all.stream().filter(one -> one.accepted() != null).count();
        long now = accepted - all.stream().filter(one -> one.accepted() != null && one.closed() == null).count();
        int surplus = (int) (now - (long) PublishedTotals.COMPLAINTS_CLOSED * scale);
        for (int n = 0; n < surplus; n++) {
            // the old ones from the beginning, the others from the end
            int i = n % OLD_ONE_IN == 0 ? closed.get(closed.size() - 1 - n) : closed.get(n);
            Complaint one = all.get(i);
            all.set(i, new Complaint(one.office(), one.kind(), one.registered(), one.accepted(), false, null, "", one.about(),
                    one.category(), one.disputed(), 0, ""));
        }
    }

    /** Shares what was recovered out among those that were settled; none gets more than it was about. */
    private void recover(int scale) {
        List<Integer> settled = IntStream.range(0, all.size()).filter(i -> all.get(i).outcome().equals(Complaint.SETTLED)).boxed().toList();
        long[] shares = Apportionment.split(PublishedTotals.LOSS_RECOVERED * scale,
                settled.stream().mapToDouble(i -> all.get(i).disputed()).toArray());
        for (int n = 0; n < shares.length; n++) {
            Complaint one = all.get(settled.get(n));
            all.set(settled.get(n), new Complaint(one.office(), one.kind(), one.registered(), one.accepted(), false, one.closed(),
                    one.outcome(), one.about(), one.category(), Math.max(one.disputed(), shares[n]), shares[n], one.inTime()));
        }
    }
}
