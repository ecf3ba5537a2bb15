package shian.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.operate.BreakView;
import shian.operate.Breaks;
import shian.operate.Listing;
import shian.operate.Side;
import shian.work.Units;

/** {@code breaks show}: both sides of one break down to file and line, where they differ, and its life. */
@CommandLine.Command(name = "show", description = "Both sides of one break, and its life. 一项差异的两侧和经过。")
final class BreakShowCommand extends Command {

    @Parameters(paramLabel = "BREAK", description = "Number of the break. 差异编号。")
    private long number;

    BreakShowCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        BreakView view = new Breaks(session.get(Units.class), session.get(Catalog.class)).view(number, session.locale());
        if (!isTable()) {
            print(flat(view));
            return 0;
        }
        SidePrinter printer = new SidePrinter(session);
        printer.entries(view.about());
        view.sides().forEach(printer::side);
        if (!view.differ().rows().isEmpty()) {
            printer.table("cli.breaks-differ", view.differ());
        }
        printer.table("cli.breaks-history", view.history());
        return 0;
    }

    /** All of it as one list: a row for each row of a file behind a side, each place of difference, each event. */
    private static Listing flat(BreakView view) {
        List<List<Object>> rows = new ArrayList<>();
        for (Side side : view.sides()) {
            for (List<Object> row : side.rows().rows()) {
                rows.add(Arrays.asList(side.side(), null, null, null, null, side.term(), side.value(), row.get(0), row.get(1),
                        row.get(2), row.get(3), null));
            }
        }
        view.differ().rows().forEach(row -> rows.add(Arrays.asList("difference", row.get(0) + " " + row.get(1), row.get(2), row.get(3),
                row.get(4), null, null, null, null, null, null, null)));
        view.history().rows().forEach(row -> rows.add(Arrays.asList("history", row.get(0) + " " + row.get(1), row.get(2), row.get(3),
                null, null, null, null, null, null, null, row.get(4))));
        return new Listing(List.of("side", "differ_at", "left", "right", "difference", "measure", "measure_value", "file", "line",
                "division", "key", "note"), rows);
    }
}
