package shian.receive;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shian.catalog.NamedPeriod;
import shian.catalog.PeriodMentions;
import shian.catalog.Periods;
import shian.content.Row;

/** Whether the title above a table, or the name of its only sheet, says another period than what it was submitted for. */
final class TitleCheck {

    private static final int LONGEST_TITLE = 60;
    private static final Pattern NO_TITLE = Pattern.compile("(?:填报|填表|报送|制表|编制|审核|联系|单位|说明|备注|注|根据|按照|依据|要求).*");

    private TitleCheck() {
    }

    /** A text that says another period, and that period. */
    record Contradiction(String title, Periods.Span period) {
    }

    /**
     * The first of the titles that says a period, if it shares no day with the one submitted for; of a state, no year.
     *
     * @param above rows above the header
     * @param sheet name of the sheet; empty if there is none or it was heard already
     * @param state whether the table says how things stood on a day
     */
    static Optional<Contradiction> of(List<Row> above, String sheet, Periods.Span period, boolean state) {
        return Stream.concat(above.stream().flatMap(row -> title(row).stream()), Stream.of(sheet))
                .flatMap(title -> PeriodMentions.in(title, null) instanceof NamedPeriod.One one
                        && (state || !one.isDay() || one.asOf())
                        && (title.equals(sheet) || title.length() > one.text().length() + 3)
                        ? Stream.of(new Contradiction(title, one.wider())) : Stream.empty())
                .findFirst().filter(said -> isBefore(said.period, period, state) || isBefore(period, said.period, state));
    }

    /**
     * The day as of which a title says that things stood, within a period that names no day: 截至2021年6月30日.
     *
     * @param above rows above the header
     */
    static Optional<Periods.Span> asOf(List<Row> above, Periods.Span period) {
        return above.stream().flatMap(row -> title(row).stream())
                .flatMap(title -> PeriodMentions.in(title, null) instanceof NamedPeriod.One one && one.asOf() && one.isDay()
                        ? Stream.of(one.span()) : Stream.empty())
                .filter(day -> !day.from().isBefore(period.from()) && !day.to().isAfter(period.to())).findFirst();
    }

    private static boolean isBefore(Periods.Span one, Periods.Span other, boolean state) {
        return state ? one.to().getYear() < other.from().getYear() : one.to().isBefore(other.from());
    }

    /** What stands alone in a row and is no remark. */
    private static Optional<String> title(Row row) {
        List<String> cells = Arrays.stream(row.cells()).map(Row::stripped).filter(cell -> !cell.isEmpty()).distinct().toList();
        return cells.size() == 1 && cells.get(0).length() <= LONGEST_TITLE && !NO_TITLE.matcher(cells.get(0)).matches()
                ? Optional.of(cells.get(0)) : Optional.empty();
    }
}
