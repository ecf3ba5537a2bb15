package shian.sample;

import java.time.LocalDate;

/**
 * How one side of a failed batch was dealt with.
 *
 * @param side 生产 or 经营
 * @param started null if it was not yet
 * @param closed null if it was not yet
 * @param filed whether a case was filed for it
 */
record Disposal(
        Division division, SamplingBatch batch, String side, LocalDate served, LocalDate started, LocalDate closed,
        boolean filed) {

    static final String PRODUCTION = "生产";
    static final String OPERATION = "经营";

    /** The state as the system names it. */
    String state() {
        if (started == null) {
            return "未开始";
        }
        if (closed == null) {
            return "进行中";
        }
        return side.equals(PRODUCTION) ? "已完成-生产" : "已完成-流通";
    }
}
