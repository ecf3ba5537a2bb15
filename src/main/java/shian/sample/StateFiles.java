package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The files in which offices tell how things stood on a day: a workbook with a sheet an office, or a file each. */
final class StateFiles {

    /** The days for which there are lists; each is the last of its month. */
    static final List<LocalDate> DAYS = List.of(LocalDate.of(2020, 6, 30), LocalDate.of(2020, 12, 31), LocalDate.of(2021, 6, 30),
            LocalDate.of(2021, 12, 31), LocalDate.of(2022, 5, 31));

    private final String letters;
    private final String title;
    private final List<Office> offices;
    private final BiFunction<Office, LocalDate, SampleRows> rows;

    /**
     * The files of a feed.
     *
     * @param letters the feed's letters in the agreed name
     * @param title   what its lists are
     */
    StateFiles(String letters, String title, List<Office> offices, BiFunction<Office, LocalDate, SampleRows> rows) {
        this.letters = letters;
        this.title = title;
        this.offices = offices;
        this.rows = rows;
    }

    /** A workbook for the whole city. */
    void together(Path directory, LocalDate day, SampleFormat format) throws IOException {
        Period month = Period.month(YearMonth.from(day));
        List<SampleTable> sheets = new ArrayList<>();
        for (Office office : offices) {
            sheets.add(rows.apply(office, day).presented(office.title(), office.title() + title + "（截至" + day + "）", office.name(), 0));
        }
        format.write(sheets, directory.resolve(Division.CITY_NAME + month.title() + title + "." + format.extension()));
    }

    /** A file for each office under the agreed name. */
    void each(Path directory, LocalDate day, List<SampleFormat> formats) throws IOException {
        for (int i = 0; i < offices.size(); i++) {
            Office office = offices.get(i);
            SampleFormat format = formats.get(i % formats.size());
            TableFile.agreed(letters, office.code(), Period.month(YearMonth.from(day)), "QC", format).write(directory, List.of(
                    rows.apply(office, day).presented(office.title(), office.title() + title, office.name(), 0)));
        }
    }
}
