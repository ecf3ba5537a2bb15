package shian.sample;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which sampling details the divisions hand in, by year, and what is special about some. */
final class SamplingDeliveries {

    private static final Set<Division> MONTHLY_IN_2021 = EnumSet.of(Division.SAIHAN, Division.TUMED_LEFT);
    private static final Set<Division> ONE_FILE_IN_2022 =
            EnumSet.of(Division.TOGTOH, Division.WUCHUAN, Division.DEVELOPMENT_ZONE);

    private final SamplingPlan plan;
    private final SamplingBatches batches;

    SamplingDeliveries(SamplingPlan plan, SamplingBatches batches) {
        this.plan = plan;
        this.batches = batches;
    }

    List<SamplingDelivery> all() {
        List<SamplingDelivery> all = new ArrayList<>();
        for (Division division : Division.values()) {
            all.add(SamplingDelivery.plain(division, Period.year(2020)));
            if (MONTHLY_IN_2021.contains(division)) {
                addMonths(all, division, YearMonth.of(2021, 1), YearMonth.of(2021, 12));
            } else {
                all.add(SamplingDelivery.plain(division, Period.half(2021, 1)));
                all.add(SamplingDelivery.plain(division, Period.half(2021, 2)));
            }
            if (ONE_FILE_IN_2022.contains(division)) {
                all.add(SamplingDelivery.plain(division, untilIn2022(5)));
            } else if (division == Division.HORINGER) {
                addCumulativePair(all, division);
            } else {
                addMonths(all, division, YearMonth.of(2022, 1), SamplingPlan.LAST);
            }
        }
        return all;
    }

    private void addMonths(List<SamplingDelivery> all, Division division, YearMonth from, YearMonth to) {
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            SamplingDelivery plain = SamplingDelivery.plain(division, Period.month(month));
            if (division == Division.SAIHAN && month.equals(YearMonth.of(2021, 6))) {
                all.add(plain.altered(new FirstVersion(plan.counted(division, month))).notCurrent());
                all.add(plain.second().with(new Manifest("replace", plain.name())));
            } else if (division == Division.TUMED_LEFT && month.equals(YearMonth.of(2021, 3))) {
                all.add(plain.altered(new RowsToQuarantine(batches, division, month)));
            } else if (division == Division.TUMED_LEFT && month.equals(YearMonth.of(2021, 8))) {
                all.add(plain.named("土左旗2021年8月食品抽检明细表.csv").altered(Alteration.countyNamed("土左旗")));
            } else if (division == Division.YUQUAN && month.equals(YearMonth.of(2022, 5))) {
                all.add(plain);
                all.add(plain.second().altered(new RowsToRefuse()).notCurrent());
            } else {
                all.add(plain);
            }
        }
    }

    private static void addCumulativePair(List<SamplingDelivery> all, Division division) {
        SamplingDelivery shorter = SamplingDelivery.plain(division, untilIn2022(3));
        SamplingDelivery longer = SamplingDelivery.plain(division, untilIn2022(5));
        all.add(shorter.with(new Manifest("cumulative", null)).notCurrent());
        all.add(longer.with(new Manifest("cumulative", shorter.name())));
    }

    private static Period untilIn2022(int month) {
        return Period.months(YearMonth.of(2022, 1), YearMonth.of(2022, month));
    }
}
