package shian.indicate;

import java.math.BigDecimal;
import java.util.List;
import shian.catalog.Indicator;

/** What the next edition would hold, were no year closed, for one indicator, scope, division and year; nulls as in {@code publication.candidate}. */
record Candidate(Indicator indicator, Indicator.Scope scope, String division, int year, BigDecimal numerator,
                 BigDecimal denominator, BigDecimal value, BigDecimal target, String status, String statusReason,
                 String periodStatus, ReferencePeriods.ReferencePeriod period, String populationBasis, BigDecimal completeness,
                 Standing standing, BigDecimal sameMonthsLastYear, String lastYearBasis, String boundaryBreak, BigDecimal low,
                 BigDecimal high, Boolean verdictCanFlip, BigDecimal pace, List<Evidence> evidence) {

    /** A delivery behind one side of the value, and what it contributes to a measure there. */
    record Evidence(String side, String measure, long delivery, BigDecimal value) {
    }
}
