package shian.sample;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts seven bad rows and two exact copies among the good ones: each bad row has one cell at fault, each another. */
final class RowsToQuarantine implements Alteration {

    private static final List<UnaryOperator<SamplingBatch>> FAULTS = List.of(
            batch -> batch.with(SamplingBatch.COUNTY, "赛汗区"),
            batch -> batch.with(SamplingBatch.SAMPLED_ON, batch.sampledOn().getYear() + "-02-30"),
            batch -> batch.with(
                    SamplingBatch.REPORTED_ON,
                    YearMonth.from(batch.reportedOn()).plusMonths(1).atDay(2).toString()),
            batch -> batch.with(SamplingBatch.CONCLUSION, "合格？"),
            batch -> batch.with(SamplingBatch.NUMBER, ""),
            batch -> batch.with(SamplingBatch.CREDIT_CODE, wrongCreditCode()),
            batch -> batch.with(SamplingBatch.NUMBER, "1.5E+18"));
    private static final int EVERY = 15;
    private static final List<Integer> COPIED = List.of(20, 40);

    private final SamplingBatches batches;
    private final Division division;
    private final YearMonth month;
    private int good;
    private int bad;

    RowsToQuarantine(SamplingBatches batches, Division division, YearMonth month) {
        this.batches = batches;
        this.division = division;
        this.month = month;
    }

    @Override
    public void apply(SamplingBatch batch, DetailRows sink) throws IOException {
        sink.add(batch);
        good++;
        if (COPIED.contains(good)) {
            sink.addAgain();
        }
        if (good % EVERY == 0 && bad < FAULTS.size()) {
            sink.add(FAULTS.get(bad).apply(batches.spare(division, month, bad + 1)));
            bad++;
        }
    }

    private static String wrongCreditCode() {
        String organisation = "XX999999";
        String body = "92" + Division.CITY_CODE + organisation + CheckDigit.ofOrganisationCode(organisation);
        return body + (CheckDigit.ofCreditCode(body) == '0' ? '1' : '0');
    }
}
