package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.operate.Explanation;
import shian.operate.Listing;
import shian.operate.Side;

/** {@code explain}: from a figure to its measures, the deliveries, the rows, file and line. */
@CommandLine.Command(name = "explain", description = "From a figure down to file and line. 从指标值追溯到文件和行。")
final class ExplainCommand extends Command {

    @Parameters(index = "0", paramLabel = "INDICATOR", description = "Code, such as B33. 指标编码。")
    private String indicator;

    @Parameters(index = "1", paramLabel = "DIVISION", description = "Code, name or alias. 区划编码或名称。")
    private String division;

    @Parameters(index = "2", paramLabel = "YEAR", description = "Calendar year. 年度。")
    private int year;

    ExplainCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<Explanation.Figure> figures = session.explanation().of(indicator, division, year);
        if (!isTable()) {
            print(flat(figures));
            figures.stream().flatMap(figure -> figure.sides().stream()).flatMap(side -> side.frozen().stream()).distinct()
                    .forEach(frozen -> session.err().println(session.text("cli.warning", frozen.in(session.locale()))));
            return 0;
        }
        SidePrinter printer = new SidePrinter(session);
        for (Explanation.Figure figure : figures) {
            printer.entries(figure.published());
            session.out().println("%-24s %s".formatted("=", figure.numerator()
                    + (figure.denominator().isEmpty() ? "" : "  ÷  " + figure.denominator())));
            figure.sides().forEach(printer::side);
        }
        return 0;
    }

    /** The whole way as one list: a row for each row of a file at the end of it. */
    private static Listing flat(List<Explanation.Figure> figures) {
        List<List<Object>> rows = new java.util.ArrayList<>();
        for (Explanation.Figure figure : figures) {
            List<Object> head = figure.published().rows().get(0);
            int scope = figure.published().columns().indexOf("scope");
            int value = figure.published().columns().indexOf("value");
            for (Side side : figure.sides()) {
                for (List<Object> row : side.rows().rows()) {
                    rows.add(java.util.Arrays.asList(head.get(scope), head.get(value), side.side(), side.term(), side.value(),
                            row.get(0), row.get(1), row.get(2), row.get(3)));
                }
            }
        }
        return new Listing(List.of("scope", "value", "side", "measure", "measure_value", "file", "line", "division", "key"), rows);
    }
}
