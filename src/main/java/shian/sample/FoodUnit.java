package shian.sample;

import java.time.LocalDate;

/**
 * An invented food unit and what becomes of it; days that have not come, or never come, are null.
 *
 * @param number     its number among those of its kind in the division that issued its licence
 * @param issuedBy   division that issued the licence, which is named in its numbers
 * @param division   division that supervises it at the end
 * @param movedOn    day it came from the one to the other
 * @param closedOn   day on which it ended
 * @param vanished   whether it then left the register without a word
 * @param gradedOn   day of its grade by risk
 * @param quantitativeOn day of its quantitative grade
 * @param onPlatform day it came onto the risk control platform
 * @param onColdChain day it came onto the platform of the cold chain
 * @param insuredOn  day of its insurance
 */
record FoodUnit(UnitKind kind, int number, Division issuedBy, Division division, LocalDate movedOn, String name, String product,
                LocalDate issuedOn, LocalDate closedOn, boolean vanished, boolean inProduction, boolean large, boolean online,
                boolean coldChain, String brightKitchen, String certificate, String riskGrade, LocalDate gradedOn,
                String quantitativeGrade, LocalDate quantitativeOn, LocalDate onPlatform, LocalDate onColdChain, LocalDate insuredOn) {

    String licence() {
        return kind.licence(issuedBy, number);
    }

    String creditCode() {
        return kind.creditCode(issuedBy, number);
    }

    boolean isHighRisk() {
        return kind == UnitKind.PRODUCER && RegisterDraft.HIGH_RISK.contains(product);
    }

    boolean stands(LocalDate day) {
        return !issuedOn.isAfter(day) && !hasCome(closedOn, day);
    }

    Division divisionOn(LocalDate day) {
        return movedOn == null || hasCome(movedOn, day) ? division : issuedBy;
    }

    static boolean hasCome(LocalDate event, LocalDate day) {
        return event != null && !event.isAfter(day);
    }
}
