package shian.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself.
 *
 * @param format     of the file
 * @param state      newest migration of the store it was taken from
 * @param migrations check sums of all its migrations, by their files: the tables are made again by these
 * @param takenAt    the moment whose state it holds
 * @param tables     the tables in the order in which they are given back
 * @param partitions years for which partitioned tables have partitions
 * @param sequences  the last number that each sequence gave
 * @param contents   contents of the archive, in number
 */
record Manifest(int format, String state, Map<String, Integer> migrations, String takenAt, LinkedHashMap<String, Table> tables,
                Map<String, List<Integer>> partitions, Map<String, Long> sequences, long contents) {

    static final int FORMAT = 2;
    static final String ENTRY = "manifest.json";
    /** Bytes of a manifest: a thousand tables with a hundred columns need less. */
    static final int LONGEST = 16 << 20;

    /** A table: its columns and how many rows it has. */
    record Table(List<String> columns, long rows) {
    }

    Backup.Summary summary(long bytes, String signedBy) {
        return new Backup.Summary(state, tables.size(), tables.values().stream().mapToLong(Table::rows).sum(), contents, bytes, signedBy);
    }

    static String entryOf(String table) {
        return "tables/" + table + ".copy";
    }
}
