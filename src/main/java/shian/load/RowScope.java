package shian.load;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Divisions;
import shian.message.Message;

/** Where and when the rows of a delivery count, by the columns of its contract; a row must lie within what the delivery is for. */
final class RowScope {

    private final Contract contract;
    private final Divisions divisions;
    private final Delivery delivery;
    private final Map<String, Integer> begins;
    private final boolean parentsAreData;
    /** Columns of places whose city another column names. */
    private final List<Column> placesWithin;
    /** The last division that may stand in this delivery: most rows have that of the row above. */
    private String lastGood;

    /**
     * What a row says of itself; division and year are null where they are what is wrong, or nothing says them.
     *
     * @param total whether it is the sum of the delivery's own division
     */
    record Place(String division, Integer year, boolean total) {
    }

    /**
     * @param begins where the values of each column begin in a row
     */
    RowScope(Contract contract, Divisions divisions, Delivery delivery, Map<String, Integer> begins) {
        this.contract = contract;
        this.divisions = divisions;
        this.delivery = delivery;
        this.begins = begins;
        this.parentsAreData = contract.hasParents();
        this.placesWithin = contract.columns().values().stream().filter(column -> column.writing().within().isPresent()).toList();
    }

    /** Where a row counts; what is wrong with that is added to the faults. */
    Place of(Object[] values, UnaryOperator<String> cell, List<Fault> faults) {
        keepElsewhere(values, cell);
        String division = division(values);
        if (division == null || division.equals(lastGood)) {
            return new Place(division, year(values, cell, faults), false);
        }
        boolean within = divisions.isWithin(division, delivery.division());
        boolean parent = divisions.byCode(division).isPresent() && !divisions.isLeaf(division) && !parentsAreData;
        if (parent && division.equals(delivery.division())) {
            return new Place(division, null, true);
        }
        if (parent && (within || divisions.isWithin(delivery.division(), division))) {
            faults.add(fault(cell, Message.of("load.division-parent", named(division))));
        } else if (!within) {
            faults.add(fault(cell, Message.of("load.division-outside", named(division), named(delivery.division()))));
            division = null;
        } else {
            lastGood = division;
        }
        return new Place(division, year(values, cell, faults), false);
    }

    /** A place that lies in another city is none of ours, though it may be called as one of them: it stays as written. */
    private void keepElsewhere(Object[] values, UnaryOperator<String> cell) {
        for (Column column : placesWithin) {
            int begin = begins.get(column.name());
            if (values[begin] == null) {
                continue;
            }
            String around = Cells.asItStands(cell.apply(column.writing().within().orElseThrow()));
            boolean here = around.isEmpty() || divisions.names().find(around, delivery.to(), delivery.division())
                    .filter(outer -> divisions.isWithin(values[begin].toString(), outer.code())).isPresent();
            if (!here) {
                values[begin] = Cells.asItStands(cell.apply(column.name()));
            }
        }
    }

    /** The division a row counts in, by the precedence of the contract; null if its columns say none. */
    private String division(Object[] values) {
        if (contract.division().isEmpty()) {
            return delivery.division();
        }
        for (String name : contract.division()) {
            Object value = values[begins.get(name)];
            if (value != null) {
                return contract.columns().get(name).type() == Column.Type.SAMPLE_NUMBER
                        ? numbered(Identifiers.countyOf(value.toString())) : value.toString();
            }
        }
        return null;
    }

    /** A number of a city or province says which office ordered the sample: the row counts where its file does. */
    private String numbered(String code) {
        String current = divisions.current(code);
        boolean above = !divisions.isLeaf(current) && divisions.isWithin(delivery.division(), current);
        return above ? divisions.own(delivery.division()).orElse(current) : current;
    }

    private Integer year(Object[] values, UnaryOperator<String> cell, List<Fault> faults) {
        if (contract.period().isEmpty()) {
            return delivery.from().getYear();
        }
        String column = contract.period().get();
        Object period = values[begins.get(column)];
        LocalDate day = period instanceof LocalDate date ? date : null;
        Integer year = day != null ? Integer.valueOf(day.getYear()) : (Integer) period;
        boolean outside = year != null && (year < delivery.from().getYear() || year > delivery.to().getYear())
                || day != null && !contract.isSnapshot() && (day.isBefore(delivery.from()) || day.isAfter(delivery.to()));
        if (outside) {
            faults.add(Fault.of(contract.columns().get(column), cell.apply(column), Message.of("load.period-outside", delivery.from(), delivery.to())));
            return null;
        }
        return year;
    }

    private Fault fault(UnaryOperator<String> cell, Message message) {
        String name = contract.division().get(0);
        return Fault.of(contract.columns().get(name), cell.apply(name), message);
    }

    /** A division as people know it, with its code. */
    private String named(String division) {
        return divisions.byCode(division).map(d -> d.name().zh() + " " + division).orElse(division);
    }
}
