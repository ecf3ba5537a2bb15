package shian.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself.
 *
 * @param format     of the file
 * @param state      newest migration of the store it was taken from; it can only be given back to such a one
 * @param takenAt    the moment whose state it holds
 * @param tables     the tables in the order in which they are given back
 * @param partitions years for which partitioned tables have partitions
 * @param sequences  the last number that each sequence gave
 * @param contents   contents of the archive, in number
 */
record Manifest(int format, String state, String takenAt, LinkedHashMap<String, Table> tables,
                Map<String, List<Integer>> partitions, Map<String, Long> sequences, long contents) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /** A table: its columns and how many rows it has. */
    record Table(List<String> columns, long rows) {
    }

    static String entryOf(String table) {
        return "tables/" + table + ".copy";
    }
}
