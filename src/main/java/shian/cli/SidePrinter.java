package shian.cli;

import shian.operate.Listing;
import shian.operate.Side;

/** Prints for people what stands behind a figure or a break. */
final class SidePrinter {

    private final Session session;
    private final ListPrinter printer;

    SidePrinter(Session session) {
        this.session = session;
        this.printer = new ListPrinter(session);
    }

    /** The one row of a listing, a line for each value that there is. */
    void entries(Listing listing) {
        for (int i = 0; i < listing.columns().size(); i++) {
            Object value = listing.rows().get(0).get(i);
            if (value != null) {
                session.out().println(printer.entry(listing.columns().get(i), value));
            }
        }
    }

    void side(Side side) {
        session.out().println();
        session.out().println(session.text("cli.explain-side", session.text("cli.explain-" + side.side()), side.term(),
                side.title(), side.value() == null ? "-" : side.value().toPlainString(), side.unit(), side.years()));
        printer.table(side.deliveries(), "  ");
        side.frozen().forEach(frozen -> session.out().println(frozen.in(session.locale())));
        if (!side.rows().rows().isEmpty()) {
            session.out().println(session.text("cli.explain-rows"));
            printer.table(side.rows(), "  ");
        }
    }

    /** A table below a title. */
    void table(String title, Listing listing) {
        session.out().println();
        session.out().println(session.text(title));
        printer.table(listing, "  ");
    }
}
