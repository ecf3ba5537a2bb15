package shian.sample;

import java.time.LocalDate;

/**
 * Someone at an office of market regulation.
 *
 * @param station the station, or null at the office itself
 * @param rank    who is professional is told by the least ranks
 * @param left    day the person left, or null
 */
record StaffMember(Office office, Station station, String number, String name, boolean food, double rank, LocalDate started, LocalDate left) {

    boolean isPresentOn(LocalDate day) {
        return !started.isAfter(day) && (left == null || left.isAfter(day));
    }

    /** Whether a list of that day has the person: those who left in its year stay on it. */
    boolean isListedOn(LocalDate day) {
        return !started.isAfter(day) && (left == null || left.getYear() >= day.getYear());
    }

    String unit() {
        return station == null ? office.name() : station.name();
    }

    String level() {
        return station != null ? "基层所" : office.title().equals(Division.CITY_LEVEL) ? "市局" : "旗县区局";
    }
}
