package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** FN02: payments out of the budget lines, in yuan; some are booked twice by mistake and reversed. */
final class DisbursementFeed {

    private static final List<String> HEADER = List.of(
            "凭证号", "预算年度", "旗县区", "预算单位", "功能科目编码", "拨付日期", "金额(元)", "用途", "冲销标志", "是否食品安全经费");
    private static final double PAID_BY_MAY_2022 = 0.31;
    private static final int PAYMENTS_PER_MISTAKE = 40;

    private final Seed seed;
    private final Budget budget;

    /**
     * A payment in fen.
     *
     * @param reverses the mistaken payment it takes back, or null
     */
    private record Payment(BudgetLine line, LocalDate date, long fen, int order, Payment reverses) {
    }

    DisbursementFeed(Seed seed, Budget budget) {
        this.seed = seed;
        this.budget = budget;
    }

    void writeTo(Path directory) throws IOException {
        write(directory, Period.year(2020), FileEncoding.UTF_8);
        write(directory, Period.year(2021), FileEncoding.GB18030);
        write(directory, Period.months(SamplingPlan.LAST.withMonth(1), SamplingPlan.LAST), FileEncoding.UTF_8);
    }

    private void write(Path directory, Period period, FileEncoding encoding) throws IOException {
        List<Payment> payments = payments(period);
        Path path = directory.resolve("CZ_BF_" + Division.CITY_CODE + "_" + period.text() + "_MX_V01.csv");
        String[] vouchers = new String[payments.size()];
        try (SampleFile file = new SampleFile(path, encoding, HEADER.size())) {
            file.line(HEADER);
            for (int i = 0; i < payments.size(); i++) {
                Payment payment = payments.get(i);
                BudgetLine line = payment.line;
                String voucher = "BF" + (period.from().getYear() * 1_000_000L + i + 1);
                vouchers[payment.order] = voucher;
                boolean reversal = payment.reverses != null;
                file.row(List.of(
                        voucher, "" + line.year(), line.holder(), line.unit(), line.functionCode(),
                        payment.date.toString(), BigDecimal.valueOf(payment.fen, 2).toPlainString(),
                        reversal ? "冲销" + vouchers[payment.reverses.order] : line.project(),
                        reversal ? "是" : "否", line.foodSafety() ? "是" : "否"));
            }
        }
    }

    /** By date; a reversal always later than what it reverses. */
    private List<Payment> payments(Period period) {
        Random random = seed.stream("payments " + period.text());
        boolean fullYear = period.to().getMonthValue() == 12;
        int months = period.to().getMonthValue();
        List<Payment> payments = new ArrayList<>();
        for (BudgetLine line : budget.lines(period.from().getYear())) {
            if (line.isPassedOn()) {
                continue; // paid out by the county that received it
            }
            long budgeted = line.adjusted() * 100;
            long paid = fullYear ? budgeted : (long) Apportionment.vary(budgeted * PAID_BY_MAY_2022, 0.015, random);
            double[] weights = new double[(fullYear ? 3 : 2) + random.nextInt(3)];
            Arrays.setAll(weights, i -> Apportionment.vary(1, 0.5, random));
            for (long fen : Apportionment.split(paid, weights)) {
                LocalDate date = period.from().plusMonths(random.nextInt(months)).atDay(3 + random.nextInt(16));
                Payment payment = new Payment(line, date, fen, payments.size(), null);
                payments.add(payment);
                if (random.nextInt(PAYMENTS_PER_MISTAKE) == 0) {
                    Payment mistake = new Payment(line, date.plusDays(1), fen, payments.size(), null);
                    payments.add(mistake);
                    payments.add(new Payment(line, date.plusDays(2 + random.nextInt(8)), -fen, payments.size(), mistake));
                }
            }
        }
        payments.sort(Comparator.comparing(Payment::date).thenComparing(Payment::order));
        return payments;
    }
}
