package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/** MR01 detail: the divisions' sampling batches. */
final class SamplingDetailFeed {

    private static final int WIDTH = SamplingBatch.HEADER.size();

    private final SamplingPlan plan;
    private final SamplingBatches batches;

    SamplingDetailFeed(SamplingPlan plan, SamplingBatches batches) {
        this.plan = plan;
        this.batches = batches;
    }

    /** Writes the files and adds what counts to the tally. */
    void writeTo(Path directory, SamplingTally tally) throws IOException {
        List<SamplingDelivery> deliveries = new SamplingDeliveries(plan, batches).all();
        for (int i = 0; i < deliveries.size(); i++) {
            write(directory, deliveries.get(i), encoding(i), i % 5 < 2, tally);
        }
    }

    /** A third of the files as a Chinese spreadsheet saves them, a sixth with a mark, the rest plain. */
    private static FileEncoding encoding(int index) {
        return switch (index % 6) {
            case 0, 3 -> FileEncoding.GB18030;
            case 2 -> FileEncoding.UTF_8_BOM;
            default -> FileEncoding.UTF_8;
        };
    }

    private void write(
            Path directory, SamplingDelivery delivery, FileEncoding encoding, boolean titled, SamplingTally tally)
            throws IOException {
        Path path = directory.resolve(delivery.name());
        boolean zeroReport = rows(delivery) == 0;
        SampleFile file = new SampleFile(path, encoding, WIDTH);
        try (file) {
            if (titled || zeroReport) {
                file.line(delivery.period().title() + "食品安全监督抽检明细表");
            }
            if (titled && !zeroReport) {
                file.line("填报单位：" + delivery.reporter() + "  填报日期：" + delivery.period().reportedOn());
            }
            file.line(SamplingBatch.HEADER);
            if (zeroReport) {
                file.line("零报告");
            }
            writeRows(file, delivery, tally);
            if (titled && !zeroReport) {
                file.line(SampleFile.FOOTER);
            }
        }
        if (delivery.manifest() != null) {
            delivery.manifest().writeBeside(path, delivery, encoding, file.rows(), file.hash());
        }
    }

    private void writeRows(SampleFile file, SamplingDelivery delivery, SamplingTally tally) throws IOException {
        Division division = delivery.division();
        DetailRows rows = new DetailRows(file);
        Period period = delivery.period();
        for (YearMonth month = period.from(); !month.isAfter(period.to()); month = month.plusMonths(1)) {
            batches.forEach(division, month, batch -> {
                delivery.alteration().apply(batch, rows);
                if (delivery.current()) {
                    tally.add(division, batch);
                }
            });
        }
    }

    private long rows(SamplingDelivery delivery) {
        long rows = 0;
        Period period = delivery.period();
        for (YearMonth month = period.from(); !month.isAfter(period.to()); month = month.plusMonths(1)) {
            rows += plan.rows(delivery.division(), month);
        }
        return rows;
    }
}
