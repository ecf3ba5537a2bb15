package shian.sample;

import java.time.LocalDate;
import java.util.List;

/** The days for which registers are handed in, the last one that of the report. */
record Snapshot(LocalDate day) {

    static final List<Snapshot> ALL = List.of(new Snapshot(LocalDate.of(2020, 12, 31)), new Snapshot(LocalDate.of(2021, 12, 31)),
            new Snapshot(RegisterDraft.LAST_DAY));

    /** As a name of a file has it: 20201231. */
    String digits() {
        return day.toString().replace("-", "");
    }

    /** The day from which a register still lists what has ended. */
    LocalDate yearBegan() {
        return day.withDayOfYear(1);
    }

    int year() {
        return day.getYear();
    }

    boolean isFirst() {
        return equals(ALL.get(0));
    }
}
