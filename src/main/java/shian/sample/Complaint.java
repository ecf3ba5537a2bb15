package shian.sample;

import java.time.LocalDate;

/**
 * What someone told by 12315; amounts in fen.
 *
 * @param accepted day it was accepted, or null
 * @param closed day it was closed, or null while it is open
 * @param outcome how it ended; empty while it is open
 * @param disputed 0 where it is not about money
 */
record Complaint(
        Office office, String kind, LocalDate registered, LocalDate accepted, boolean filed, LocalDate closed, String outcome,
        SampledUnit about, String category, long disputed, long recovered, String inTime) {

    static final String COMPLAINT = "投诉";
    static final String REPORT = "举报";
    static final String QUESTION = "咨询";
    static final String SETTLED = "调解成功";
    static final String FILED = "立案查处";
}
