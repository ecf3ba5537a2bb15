package shian.indicate;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Values of closed years: FINAL as first published after the closing; RESTATED from when they differ from that until the year
 * is closed again.
 */
final class ClosedYears {

    private final JdbcClient jdbc;

    ClosedYears(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets the period status of all candidates of closed years. */
    void judge() {
        jdbc.sql("""
                with closed as (
                    select distinct on (year) year, edition_id from publication.year_closing order by year, closing desc),
                since as (
                    select v.* from publication.indicator_value v join closed c using (year)
                    where v.edition_id > c.edition_id and not v.withdrawn),
                last as (
                    select distinct on (rule_version, indicator_code, scope, division_code, year) * from since
                    order by rule_version, indicator_code, scope, division_code, year, edition_id desc),
                final as (
                    select distinct on (rule_version, indicator_code, scope, division_code, year) * from since
                    where period_status = 'FINAL'
                    order by rule_version, indicator_code, scope, division_code, year, edition_id),
                judged as (
                    select rule_version, indicator_code, scope, division_code, year,
                           case when l.period_status = 'RESTATED' or f.status is not null
                                     and row(c.numerator, c.denominator, c.value, c.target, c.status)
                                         is distinct from row(f.numerator, f.denominator, f.value, f.target, f.status)
                                then 'RESTATED' else 'FINAL' end as period_status
                    from publication.candidate c join closed using (year)
                    left join last l using (rule_version, indicator_code, scope, division_code, year)
                    left join final f using (rule_version, indicator_code, scope, division_code, year))
                update publication.candidate c set period_status = j.period_status
                from judged j
                where row(c.rule_version, c.indicator_code, c.scope, c.division_code, c.year)
                      = row(j.rule_version, j.indicator_code, j.scope, j.division_code, j.year)
                  and c.period_status <> j.period_status""").update();
    }
}
