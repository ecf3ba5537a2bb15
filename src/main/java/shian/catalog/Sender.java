package shian.catalog;

import java.util.List;

/**
 * Somebody who hands files in: a department, or several that share a place, and the divisions it speaks for.
 *
 * @param departments folders of its departments in the catalogue; at least one
 * @param divisions   codes of the divisions whose files it hands in, what lies below them among them; empty for all
 * @param folders     where it drops its files
 */
public record Sender(Title title, List<String> departments, List<String> divisions, List<FolderPattern> folders) {

    /** Whether it hands in the files of a contract. */
    public boolean handsIn(Contract contract) {
        return departments.contains(contract.department());
    }

    /** Whether it speaks for a division. */
    public boolean speaksFor(String division, Divisions tree) {
        return divisions.isEmpty() || divisions.stream().anyMatch(code -> tree.isWithin(division, code));
    }

    /** Its name for people, and its departments. */
    @Override
    public String toString() {
        return title.zh() + " " + String.join(", ", departments);
    }
}
