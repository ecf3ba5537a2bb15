package shian.retain;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import shian.catalog.Keep;
import shian.work.Run;
import shian.work.Units;

/**
 * Rows of tables.
 *
 * @param due      gives {@code id} (text), {@code at} and {@code bytes} of what is older than {@code :before}
 * @param removals remove, in order, what belongs to {@code :ids}
 */
record Rows(Units units, String name, String due, List<String> removals) implements Kind {

    private static final int AT_ONCE = 100;

    private record One(String id, OffsetDateTime at, long bytes) {
    }

    @Override
    public Due due(Keep keep) {
        return units.jdbc().sql("select count(*), coalesce(sum(bytes), 0), min(at), max(at) from (" + due + ") d")
                .param("before", keep.before(units.now()))
                .query((row, n) -> new Due(row.getLong(1), row.getLong(2), row.getObject(3, OffsetDateTime.class),
                        row.getObject(4, OffsetDateTime.class))).single();
    }

    @Override
    public Due remove(Run run, Keep keep) {
        List<One> unit = units.jdbc().sql("select id, at, bytes from (" + due + ") d order by at, id limit " + AT_ONCE)
                .param("before", keep.before(units.now()))
                .query((row, n) -> new One(row.getString(1), row.getObject(2, OffsetDateTime.class), row.getLong(3))).list();
        if (unit.isEmpty()) {
            return Due.NOTHING;
        }
        String[] ids = unit.stream().map(One::id).toArray(String[]::new);
        removals.forEach(removal -> units.jdbc().sql(removal)
                .param("ids", ids).param("now", units.now()).param("run", run.id()).update());
        return new Due(unit.size(), unit.stream().mapToLong(One::bytes).sum(),
                unit.stream().map(One::at).min(Comparator.naturalOrder()).orElseThrow(),
                unit.stream().map(One::at).max(Comparator.naturalOrder()).orElseThrow());
    }
}
