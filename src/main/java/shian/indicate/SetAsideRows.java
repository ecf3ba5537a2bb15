package shian.indicate;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Divisions;

/** The rows in quarantine that might count at a division and year if they were put right. */
final class SetAsideRows {

    /** Rows with the same unknowns; division and year are null where they are what is wrong. */
    private record Group(String contract, String fileDivision, int firstYear, int lastYear, String division, Integer year,
                         long rows) {
    }

    private final Divisions divisions;
    private final List<Group> groups = new ArrayList<>();

    SetAsideRows(JdbcClient jdbc, Divisions divisions) {
        this.divisions = divisions;
        jdbc.sql("""
                select d.feed, d.kind, d.division_code, extract(year from lower(d.period))::int,
                       extract(year from upper(d.period) - 1)::int, q.row_division, q.row_year, count(*)
                from intake.quarantine q join intake.delivery d using (delivery_id)
                where q.state = 'OPEN' and d.state = 'LOADED' group by 1, 2, 3, 4, 5, 6, 7
                union all
                select feed, kind, division_code, extract(year from lower(period))::int,
                       extract(year from upper(period) - 1)::int, null, null, quarantined - kept
                from intake.delivery d, lateral (
                    select count(*) as kept from intake.quarantine q where q.delivery_id = d.delivery_id) k
                where state = 'LOADED' and quarantined > 10000""")
                .query((row, n) -> groups.add(new Group(Contract.id(row.getString(1), row.getString(2)), row.getString(3),
                        row.getInt(4), row.getInt(5), row.getString(6), row.getObject(7, Integer.class), row.getLong(8))))
                .list();
    }

    long of(String contract, String division, int year) {
        return groups.stream().filter(g -> g.contract.equals(contract) && mayCountIn(g, division) && mayCountIn(g, year))
                .mapToLong(Group::rows).sum();
    }

    private boolean mayCountIn(Group group, String division) {
        return group.division != null ? divisions.isWithin(group.division, division)
                : divisions.isWithin(group.fileDivision, division) || divisions.isWithin(division, group.fileDivision);
    }

    private static boolean mayCountIn(Group group, int year) {
        return group.year != null ? group.year == year : group.firstYear <= year && year <= group.lastYear;
    }
}
