package shian.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The people of market regulation from 2020 on: in each year as many supervisors of food came and went as make its number. */
final class Staff {

    /** Who supervises food at the end of a year; the last as of May: F084, the others assumed. */
    private static final List<Integer> SUPERVISORS = List.of(552, 566, 571);
    private static final List<Integer> CAME = List.of(20, 30, 9);
    private static final List<Integer> WENT = List.of(15, 16, 4);
    /** Professionals among them: F085, the others assumed. */
    private static final List<Integer> PROFESSIONALS = List.of(470, 498, 510);
    private static final int OTHERS = 60;
    private static final double AT_THE_OFFICE = 0.22;
    private static final List<String> SURNAMES = List.of("赵", "钱", "孙", "周", "吴", "郑", "王", "李", "白", "云");

    private final Random random;
    private final List<StaffMember> all = new ArrayList<>();

    Staff(Seed seed) {
        random = seed.stream("staff");
        LocalDate before = LocalDate.of(2015, 7, 1);
        int first = SUPERVISORS.get(0) - CAME.get(0) + WENT.get(0);
        for (int i = 0; i < first; i++) {
            add(true, before.plusDays(random.nextInt(1_500)));
        }
        for (int i = 0; i < OTHERS; i++) {
            add(false, before.plusDays(random.nextInt(1_500)));
        }
        for (int year = PublishedTotals.FIRST_YEAR; year <= SamplingPlan.LAST.getYear(); year++) {
            leave(year);
            for (int i = 0; i < PublishedTotals.ofYear(CAME, year); i++) {
                add(true, dayOf(year));
            }
        }
    }

    private void add(boolean food, LocalDate started) {
        int number = all.size() + 1;
        Station station = SampledUnits.pick(Station.ALL, random);
        boolean city = number % 23 == 0;
        boolean office = city || random.nextDouble() < AT_THE_OFFICE;
        Office of = city ? Office.ALL.get(Office.ALL.size() - 1) : Office.of(station.division());
        all.add(new StaffMember(of, office ? null : station, "RY%05d".formatted(number), SampledUnits.pick(SURNAMES, random) + "示例",
                food, random.nextDouble(), started, null));
    }

    private void leave(int year) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        for (int left = 0; left < PublishedTotals.ofYear(WENT, year);) {
            int i = random.nextInt(all.size());
            StaffMember member = all.get(i);
            if (member.food() && member.isPresentOn(newYear) && member.left() == null) {
                all.set(i, new StaffMember(member.office(), member.station(), member.number(), member.name(), true, member.rank(),
                        member.started(), dayOf(year)));
                left++;
            }
        }
    }

    private LocalDate dayOf(int year) {
        return LocalDate.of(year, 1, 10).plusDays(random.nextInt(year == SamplingPlan.LAST.getYear() ? 130 : 340));
    }

    List<StaffMember> listedOn(LocalDate day) {
        return all.stream().filter(member -> member.isListedOn(day))
                .sorted(Comparator.comparing(StaffMember::unit).thenComparing(StaffMember::number)).toList();
    }

    /** Numbers of the professionals among those who supervise food on a day. */
    Set<String> professionalsOn(LocalDate day) {
        return all.stream().filter(member -> member.food() && member.isPresentOn(day))
                .sorted(Comparator.comparing(StaffMember::rank)).limit(PublishedTotals.ofYear(PROFESSIONALS, day.getYear()))
                .map(StaffMember::number).collect(Collectors.toSet());
    }

    /** How many supervise food at each station on a day. */
    Map<Station, Integer> atStations(LocalDate day) {
        Map<Station, Integer> counts = new TreeMap<>(Comparator.comparing(Station::name));
        all.stream().filter(member -> member.food() && member.station() != null && member.isPresentOn(day))
                .forEach(member -> counts.merge(member.station(), 1, Integer::sum));
        return counts;
    }
}
