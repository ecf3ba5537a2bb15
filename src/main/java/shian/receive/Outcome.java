package shian.receive;

import java.util.List;
import shian.catalog.Contract;
import shian.catalog.Periods;
import shian.message.Message;

/** What became of a table of an arrival. */
sealed interface Outcome {

    /** Where in the content it stands: sheet, entry or {@code entry!sheet}; empty for the file itself. */
    String inside();

    /**
     * The scope of a delivery: one contract, one division, one period; {@code part} is empty unless another table of the
     * same content would have the same scope.
     */
    record Recognised(Contract contract, String division, Periods.Span period, Integer version, Contract.Mode mode,
                      String inside, String part) implements Outcome {

        Recognised withPart(String name) {
            return new Recognised(contract, division, period, version, mode, inside, name);
        }

        Recognised withPeriod(Periods.Span span) {
            return new Recognised(contract, division, span, version, mode, inside, part);
        }

        /** What two deliveries that count beside one another cannot both have. */
        record Scope(String contract, String division, Periods.Span period, Integer version) {
        }

        Scope scope() {
            return new Scope(contract.id(), division, period, version);
        }
    }

    /** Why no scope could be told. */
    record Unrecognised(List<Message> reasons, String inside) implements Outcome {
    }
}
