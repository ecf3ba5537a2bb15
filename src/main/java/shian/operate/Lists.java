package shian.operate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.message.MessageJson;
import shian.message.ShianException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lists people ask for, each from the tables that hold the truth about it. */
public final class Lists {

    /** What a list is limited to; null for no limit. */
    public record Filter(String feed, String division, Integer year, String status) {
        public static final Filter NONE = new Filter(null, null, null, null);

        /** As a statement takes them: {@code divisions} with what lies below, {@code year}, {@code status}; what is not known is refused. */
        private Map<String, Object> named(Catalog catalog, String... states) {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("divisions", division == null ? null : catalog.divisions().within(new Names(catalog).division(division))
                    .stream().map(Division::code).toArray(String[]::new));
            parameters.put("year", year);
            parameters.put("status", status == null ? null : Names.state(status, states));
            return parameters;
        }

        /** The same where the list is of feeds: with {@code contracts}, each a feed and its kind. */
        Map<String, Object> parameters(Catalog catalog, String... states) {
            Map<String, Object> parameters = named(catalog, states);
            parameters.put("contracts", feed == null ? null : new Names(catalog).contracts(feed).stream()
                    .map(c -> c.feed() + " " + c.kind()).toArray(String[]::new));
            return parameters;
        }
    }

    private final JdbcClient jdbc;
    private final Supplier<Catalog> catalog;
    private final Locale locale;

    /**
     * For a reader.
     *
     * @param catalog asked for only where somebody names something: what runs did can be seen while it cannot be read
     */
    public Lists(JdbcClient jdbc, Supplier<Catalog> catalog, Locale locale) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.locale = locale;
    }

    public Listing runs() {
        return Listing.of(jdbc, """
                select run_id as run, job, business_date, attempt, state, actor, started_at, ended_at,
                       round(extract(epoch from coalesce(ended_at, now()) - started_at)::numeric, 1) as seconds
                from control.run order by run_id desc""", Map.of());
    }

    public Listing stages(long runId) {
        if (jdbc.sql("select count(*) from control.run where run_id = :run").param("run", runId).query(Long.class).single() == 0) {
            throw ShianException.usage("operate.run-unknown", runId);
        }
        Listing stages = worded(Listing.of(jdbc, """
                select stage, state, round(extract(epoch from coalesce(ended_at, now()) - started_at)::numeric, 1) as seconds,
                       failure::text as failure, counts::text as counts
                from control.run_stage where run_id = :run order by ordinal""", Map.of("run", runId)), "failure");
        return stages.with("counts", json -> StageCounts.in(locale, JsonMapper.shared().readValue(
                json.toString(), new TypeReference<LinkedHashMap<String, Long>>() { })));
    }

    public Listing deliveries(Filter filter) {
        Map<String, Object> parameters = filter.parameters(catalog.get(), "RECEIVED", "LOADED", "PURGED", "REFUSED", "FAILED", "SUPERSEDED",
                "AMBIGUOUS", "NOT_COUNTED", "UNRECOGNISED", "WAITING");
        return worded(Listing.of(jdbc, """
                select delivery_id as delivery, state, coalesce(feed, '-') as feed, kind, division_code as division,
                       lower(period) as period_from, upper(period) - 1 as period_to, version, rows_read, accepted,
                       quarantined, duplicate, non_data, path, superseded_by, reasons::text as reasons
                from intake.delivery join intake.arrival using (arrival_id)
                where (:contracts::text[] is null or feed || ' ' || kind = any(:contracts))
                  and (:divisions::text[] is null or division_code = any(:divisions))
                  and (:year::int is null or extract(year from lower(period)) <= :year
                       and extract(year from upper(period) - 1) >= :year)
                  and (:status::text is null or state = :status)
                order by delivery_id""", parameters), "reasons");
    }

    /**
     * @param folded whether in the view where zones are part of their host; the two are never put together
     */
    public Listing indicators(Filter filter, boolean folded) {
        Map<String, Object> parameters = filter.named(catalog.get(), "MET", "NOT_MET", "UNDECIDED", "NO_TARGET", "NOT_APPLICABLE",
                "NO_DATA", "PARTIAL", "DOCUMENT_ONLY", "SUPPRESSED");
        parameters.put("feed", filter.feed() == null ? null : names().indicators(filter.feed()).get(0).code());
        return Listing.of(jdbc, """
                select indicator_code as indicator, scope, division_code as division, division_name, year, value, unit,
                       same_months_last_year, last_year_basis, comparator,
                       case when target is not null then coalesce(target_stated, same_months_last_year::text) end as target,
                       status, status_reason, pace, period_from, period_to, completeness, reconciliation, disputed_by, published_over
                from scorer.%s
                where (:feed::text is null or indicator_code = :feed)
                  and (:divisions::text[] is null or division_code = any(:divisions))
                  and (:year::int is null or year = :year) and (:status::text is null or status = :status)
                order by 1, 2, 3, 5""".formatted(folded || isFolded(filter) ? "indicator_value_folded" : "indicator_value"), parameters);
    }

    private boolean isFolded(Filter filter) {
        return filter.division() != null && catalog.get().divisions().byCode(names().division(filter.division()))
                .filter(division -> division.level() == Division.Level.FOLDED).isPresent();
    }

    public Listing claims() {
        return worded(Listing.of(jdbc, """
                select claim, title_%1$s as title, published, computed, difference, verdict,
                       coalesce(note, case when reason_%1$s is not null then jsonb_build_object(
                           'code', 'reconcile.reason', 'arguments', jsonb_build_array(reason_%1$s)) end)::text as note
                from reconciliation.claim order by sort""".formatted(isChinese() ? "zh" : "en"), Map.of()), "note");
    }

    public Listing breaks(Filter filter) {
        Map<String, Object> parameters = filter.named(catalog.get(), "OPEN", "EXPLAINED", "CLOSED");
        parameters.put("feed", filter.feed() == null ? null : names().rule(filter.feed(),
                jdbc.sql("select distinct rule from reconciliation.break").query(String.class).list()));
        return Listing.of(jdbc, """
                select b.break_id as break, b.rule, r.severity, b.state, b.division_code as division, b.year,
                       b.dimensions::text as dimensions, b.left_value as left, b.right_value as right, b.imbalance,
                       b.explanation, b.published_over_until, b.changed_at
                from reconciliation.break b left join reconciliation.rule r using (rule)
                where (:feed::text is null or b.rule = :feed)
                  and (:divisions::text[] is null or b.division_code = any(:divisions))
                  and (:year::int is null or b.year = :year)
                  and (:status::text is null and b.state <> 'CLOSED' or b.state = :status)
                order by 1""", parameters);
    }

    public Listing alerts(String status) {
        String wanted = status == null ? "OPEN" : Names.state(status, "OPEN", "RECOVERED", "ALL");
        return worded(Listing.of(jdbc, """
                select a.alert_id as alert, a.kind, a.raised_at, a.recovered_at,
                       (select string_agg(distinct n.channel, ' ' order by n.channel) from control.alert_notice n
                        where n.alert_id = a.alert_id) as told, a.message::text as message
                from control.alert a
                where :wanted = 'ALL' or (:wanted = 'OPEN') = (a.recovered_at is null)
                order by 1""", Map.of("wanted", wanted)), "message");
    }

    public Listing editions() {
        return Listing.of(jdbc, """
                select edition_id as edition, published_at, business_date, run_id as run, indicator_values as values, added,
                       changed, withdrawn, is_current as current, removed_at
                from scorer.edition order by 1 desc""", Map.of());
    }

    /** What people did, the last first. */
    public Listing actions() {
        return Listing.of(jdbc, """
                select action_id as action, acted_at, actor, verb, object, reason, before::text as before, after::text as after
                from control.operator_action order by action_id desc""", Map.of());
    }

    private Names names() {
        return new Names(catalog.get());
    }

    private boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }

    /** The listing with messages of a column put into words. */
    private Listing worded(Listing listing, String column) {
        return listing.with(column, json -> String.join(" | ", MessageJson.read((String) json).stream().map(m -> m.in(locale)).toList()));
    }
}
