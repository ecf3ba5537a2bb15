package shian.receive;

import java.util.List;
import shian.catalog.NamedPeriod;

/**
 * A file by its name: the arrival, or an entry of it. Its tables are chosen for one by one.
 *
 * @param fileName the name it goes by: its own, or that of the zip it lies in
 * @param ownName  its own name
 * @param around   what it lies in, the nearest first
 * @param matches  the contracts whose patterns the name fits, and what it says
 */
record NamedFile(String fileName, String ownName, List<String> around, List<FileNames.Match> matches) {

    /** Whether it goes by the name of the zip it lies in. */
    boolean isNamedByZip() {
        return !matches.isEmpty() && !ownName.equals(fileName);
    }

    /** What the own name of a file says that goes by the name of its zip. */
    NamedPeriod periodOfEntry(Integer year) {
        return !isNamedByZip() ? new NamedPeriod.None() : FileNames.period(ownName, year);
    }
}
