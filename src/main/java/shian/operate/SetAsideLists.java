package shian.operate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.message.MessageJson;
import shian.message.ShianException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows that were set aside, as people ask for them: one by one, or counted. */
public final class SetAsideLists {

    /** What rows can be counted by. */
    public enum By { REASON, COLUMN, DELIVERY, DEPARTMENT }

    /** What a list is limited to; null for no limit. Without a status only what is OPEN is listed. */
    public record Filter(String feed, String division, Integer year, String status, Long delivery, String reason) {
    }

    /** The rows, and how many more there are at the least that are only counted, by their reasons. */
    public record Rows(Listing listing, long beyond) {
    }

    private static final String[] STATES = {"OPEN", "WAIVED", "CORRECTED", "SUPERSEDED", "ALL"};

    /** Rows kept one by one, and reasons of the rest; both limited alike. */
    private static final String CHOSEN = """
            from intake.delivery d join intake.arrival a using (arrival_id) join %s q using (delivery_id)
            where (:contracts::text[] is null or d.feed || '/' || d.kind = any(:contracts))
              and (:divisions::text[] is null or %s = any(:divisions))
              and (:year::int is null or %s)
              and (:status = 'ALL' or q.state = :status)
              and (:delivery::bigint is null or d.delivery_id = :delivery)
            """;
    private static final String FILE_YEARS =
            ":year between extract(year from lower(d.period)) and extract(year from upper(d.period) - 1)";
    private static final String KEPT = CHOSEN.formatted("intake.quarantine", "coalesce(q.row_division, d.division_code)",
            "coalesce(q.row_year = :year, " + FILE_YEARS + ")")
            + "and (:reason::text is null or q.reasons @> jsonb_build_array(jsonb_build_object('code', :reason::text)))\n";
    private static final String REST = CHOSEN.formatted("intake.quarantine_rest", "d.division_code", FILE_YEARS)
            + "and (:reason::text is null or q.code = :reason)\n";

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Locale locale;

    public SetAsideLists(JdbcClient jdbc, Catalog catalog, Locale locale) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.locale = locale;
    }

    /** The rows one by one, with the cells at fault and all reasons in words. */
    public Rows rows(Filter filter) {
        Map<String, Object> parameters = parameters(filter);
        Listing listing = Listing.of(jdbc, """
                select d.delivery_id as delivery, a.path || case when d.inside = '' then '' else '!' || d.inside end as file,
                       q.line, coalesce(q.row_division, d.division_code) as division, q.state, q.row_key as key,
                       q.reasons::text as columns, q.reasons::text as cells,
                       case when q.state = 'WAIVED' then q.moved_by || ': ' || q.waived_why || ' (→ ' || q.waived_until || ')'
                            when q.resolved_by is not null then '#' || q.resolved_by else q.moved_by end as moved,
                       q.reasons::text as reasons
                """ + KEPT + "order by d.delivery_id, q.line", parameters);
        // what is refused counts all its rows as set aside: of the rest only the rows with a reason are told
        long beyond = jdbc.sql("""
                select coalesce(sum(rows), 0) from (select max(q.rows) as rows
                """ + REST + "group by d.delivery_id) most").params(parameters).query(Long.class).single();
        return new Rows(listing.with("columns", json -> each(json, r -> r.path("header").asString()))
                .with("cells", json -> each(json, r -> r.path("value").asString()))
                .with("reasons", json -> each(json, this::words)), beyond);
    }

    /** How many rows there are of each kind, most frequent first; a row with several reasons counts for each of them. */
    public Listing counted(Filter filter, By by) {
        Map<String, Object> parameters = parameters(filter);
        return switch (by) {
            case REASON -> reasons(parameters);
            case COLUMN -> Listing.of(jdbc, """
                    with counted as (
                        select r ->> 'header' as column, d.feed || '/' || d.kind as feed, 1 as rows, d.delivery_id
                        from (select d.*, q.reasons as broken %s) d, jsonb_array_elements(broken) r
                        union all select q.header, d.feed || '/' || d.kind, q.rows, d.delivery_id %s)
                    select coalesce(nullif("column", ''), '-') as column, feed, sum(rows) as rows,
                           count(distinct delivery_id) as deliveries
                    from counted group by 1, 2 order by 3 desc, 1, 2""".formatted(KEPT, REST), parameters);
            case DELIVERY -> whole("delivery, file, feed, division", parameters);
            case DEPARTMENT -> whole("department", parameters);
        };
    }

    private Listing reasons(Map<String, Object> parameters) {
        return Listing.of(jdbc, """
                with counted as (
                    select r ->> 'code' as code, r -> 'arguments' as arguments, r ->> 'header' as header, 1 as rows,
                           d.delivery_id, d.line
                    from (select d.*, q.reasons as broken, q.line %s) d, jsonb_array_elements(broken) r
                    union all select q.code, q.arguments, q.header, q.rows, d.delivery_id, q.first_line %s)
                select code as reason, sum(rows) as rows, count(distinct delivery_id) as deliveries,
                       string_agg(distinct nullif(header, ''), '、') as columns,
                       (array_agg(jsonb_build_object('code', code, 'arguments', arguments)
                                  order by delivery_id, line))[1]::text as example
                from counted group by 1 order by 2 desc, 1""".formatted(KEPT, REST), parameters)
                .with("example", json -> MessageJson.read((String) json).get(0).in(locale));
    }

    /** Rows, each counted once, by what their delivery is; a row beyond those that are kept counts with its delivery. */
    private Listing whole(String columns, Map<String, Object> parameters) {
        return Listing.of(jdbc, """
                with kept as (
                    select d.delivery_id, d.quarantined, d.state, count(*) as rows %1$s group by 1, 2, 3),
                counted as (
                    select delivery_id as delivery, rows + case when :reason::text is null and :status in ('OPEN', 'ALL')
                               and state = 'LOADED' then quarantined - least(quarantined, (
                               select count(*) from intake.quarantine q where q.delivery_id = kept.delivery_id)) else 0 end as rows
                    from kept),
                named as (
                    select c.delivery, a.path as file, d.feed, d.division_code as division, n.department, c.rows
                    from counted c join intake.delivery d on d.delivery_id = c.delivery join intake.arrival a using (arrival_id)
                    left join unnest(:known::text[], :departments::text[]) n (contract, department)
                      on n.contract = d.feed || '/' || d.kind)
                select %2$s, sum(rows) as rows from named group by %2$s order by sum(rows) desc, %2$s"""
                .formatted(KEPT, columns), parameters);
    }

    private Map<String, Object> parameters(Filter filter) {
        Names names = new Names(catalog);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("contracts", filter.feed() == null ? null
                : names.contracts(filter.feed()).stream().map(Contract::id).toArray(String[]::new));
        parameters.put("divisions", filter.division() == null ? null
                : catalog.divisions().within(names.division(filter.division())).stream().map(Division::code).toArray(String[]::new));
        parameters.put("year", filter.year());
        parameters.put("status", filter.status() == null ? "OPEN" : Names.state(filter.status(), STATES));
        parameters.put("delivery", filter.delivery());
        parameters.put("reason", filter.reason() == null ? null : Names.reason(filter.reason()));
        List<Contract> contracts = List.copyOf(catalog.contracts().values());
        parameters.put("known", contracts.stream().map(Contract::id).toArray(String[]::new));
        parameters.put("departments", contracts.stream().map(Contract::department).toArray(String[]::new));
        requireKnown(filter);
        return parameters;
    }

    private void requireKnown(Filter filter) {
        if (filter.delivery() != null && jdbc.sql("select count(*) from intake.delivery where delivery_id = :delivery")
                .param("delivery", filter.delivery()).query(Long.class).single() == 0) {
            throw ShianException.usage("operate.delivery-unknown", filter.delivery());
        }
    }

    private String words(JsonNode reason) {
        return MessageJson.read(reason).in(locale);
    }

    private static String each(Object json, java.util.function.Function<JsonNode, String> part) {
        List<String> parts = new ArrayList<>();
        JsonMapper.shared().readTree((String) json).forEach(reason -> parts.add(part.apply(reason)));
        return String.join(" | ", parts.stream().filter(text -> !text.isEmpty()).toList());
    }
}
