package shian.operate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.ShianException;

/** What moved between two editions, by how much, and because of which delivery, rule or person. */
public final class EditionDifference {

    private static final String VALUES = """
            select distinct on (rule_version, indicator_code, scope, division_code, year) *
            from publication.indicator_value where edition_id <= :%s
            order by rule_version, indicator_code, scope, division_code, year, edition_id desc""";

    private record Key(String version, String code, String scope, String division, int year) {
    }

    private final JdbcClient jdbc;

    public EditionDifference(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The values that differ, each with what moved it.
     *
     * @throws ShianException of category USAGE if an edition does not exist
     */
    public Listing between(long before, long after) {
        List.of(before, after).forEach(this::require);
        Map<String, Object> editions = Map.of("before", before, "after", after);
        Listing moved = Listing.of(jdbc, """
                with b as (%s), a as (%s)
                select indicator_code as indicator, scope, division_code as division, year, b.value as before,
                       a.value as after, a.value - b.value as difference, b.status as status_before,
                       a.status as status_after, b.reconciliation as reconciliation_before,
                       a.reconciliation as reconciliation_after, rule_version, b.edition_id as edition_before,
                       a.edition_id as edition_after
                from b full join a using (rule_version, indicator_code, scope, division_code, year)
                where a.edition_id is distinct from b.edition_id
                order by 1, 2, 3, 4""".formatted(VALUES.formatted("before"), VALUES.formatted("after")), editions);
        Map<Key, List<String>> deliveries = deliveries(editions);
        String rules = String.join(", ", changedFiles(before, after));
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : moved.rows()) {
            Key key = new Key((String) row.get(11), (String) row.get(0), (String) row.get(1), (String) row.get(2),
                    ((Number) row.get(3)).intValue());
            List<Object> told = new ArrayList<>(row.subList(0, 11));
            told.add(because(deliveries.getOrDefault(key, List.of()), rules, people(key, before, after)));
            rows.add(told);
        }
        List<String> columns = new ArrayList<>(moved.columns().subList(0, 11));
        columns.add("because");
        return new Listing(columns, rows);
    }

    private void require(long edition) {
        if (jdbc.sql("select count(*) from publication.edition where edition_id = :edition").param("edition", edition)
                .query(Long.class).single() == 0) {
            throw ShianException.usage("operate.edition-unknown", edition);
        }
    }

    private static String because(List<String> deliveries, String rules, List<String> people) {
        List<String> causes = new ArrayList<>(deliveries);
        if (!rules.isEmpty()) {
            causes.add("jobs: " + rules);
        }
        causes.addAll(people);
        return String.join("; ", causes);
    }

    /** For each value, the deliveries that came ({@code +}), went ({@code -}) or contribute otherwise ({@code ±}). */
    private Map<Key, List<String>> deliveries(Map<String, Object> editions) {
        Map<Key, List<String>> found = new HashMap<>();
        jdbc.sql("""
                with bv as (%s), av as (%s),
                b as (select e.* from publication.evidence e join bv using
                          (rule_version, indicator_code, scope, division_code, year, edition_id)),
                a as (select e.* from publication.evidence e join av using
                          (rule_version, indicator_code, scope, division_code, year, edition_id)),
                moved as (
                    select rule_version, indicator_code, scope, division_code, year, delivery_id,
                           bool_or(b.value is null) as came, bool_or(a.value is null) as went
                    from b full join a using (rule_version, indicator_code, scope, division_code, year, side, measure, delivery_id)
                    where a.value is distinct from b.value
                    group by 1, 2, 3, 4, 5, 6)
                select rule_version, indicator_code, scope, moved.division_code, year,
                       case when came then '+' when went then '-' else '±' end || '#' || delivery_id || ' ' || path
                from moved join intake.delivery using (delivery_id) join intake.arrival using (arrival_id)
                order by delivery_id""".formatted(VALUES.formatted("before"), VALUES.formatted("after")))
                .params(editions).query((row, n) -> found.computeIfAbsent(new Key(row.getString(1), row.getString(2),
                        row.getString(3), row.getString(4), row.getInt(5)), k -> new ArrayList<>()).add(row.getString(6))).list();
        return found;
    }

    /** Files of the catalogue that differ between the editions. */
    private List<String> changedFiles(long before, long after) {
        return jdbc.sql("""
                with b as (select path, content from control.catalogue_file join publication.edition using (catalogue_hash)
                           where edition_id = :before),
                a as (select path, content from control.catalogue_file join publication.edition using (catalogue_hash)
                      where edition_id = :after)
                select path from b full join a using (path) where a.content is distinct from b.content order by 1""")
                .param("before", before).param("after", after).query(String.class).list();
    }

    /** What people said about breaks there between the editions. */
    private List<String> people(Key key, long before, long after) {
        return jdbc.sql("""
                select e.event || ' break #' || e.break_id || ' (' || b.rule || '): ' || e.note
                from reconciliation.break_event e join reconciliation.break b using (break_id)
                where e.event = 'EXPLAINED' and b.year = :year and b.division_code = :division
                  and e.happened_at > (select published_at from publication.edition where edition_id = :before)
                  and e.happened_at <= (select published_at from publication.edition where edition_id = :after)
                order by e.event_id""").param("year", key.year()).param("division", key.division())
                .param("before", before).param("after", after).query(String.class).list();
    }
}
