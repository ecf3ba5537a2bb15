package shian.load;

import java.math.BigDecimal;

/** A value that fills several columns of the fact table, in the order of {@code Column.stored()}. */
sealed interface Manifold {

    /** Puts the parts where they belong in a row of the table. */
    void into(Object[] row, int at);

    /**
     * A number that is a bound or an approximation.
     *
     * @param number a {@code Long} or {@code BigDecimal}
     * @param bound  {@code ~ >= <= > <}
     */
    record Bounded(Number number, String bound) implements Manifold {
        @Override
        public void into(Object[] row, int at) {
            row[at] = number;
            row[at + 1] = bound;
        }
    }

    /**
     * A measurement as a laboratory writes it.
     *
     * @param text      as it stands
     * @param number    null if there is none, or several
     * @param qualifier null for a plain number
     */
    record Measured(String text, BigDecimal number, Qualifier qualifier) implements Manifold {
        @Override
        public void into(Object[] row, int at) {
            row[at] = text;
            row[at + 1] = number;
            row[at + 2] = qualifier == null ? null : qualifier.name();
        }
    }

    /** How a measurement is meant. */
    enum Qualifier { NOT_DETECTED, LESS, AT_MOST, GREATER, AT_LEAST, SERIES, WORD }
}
