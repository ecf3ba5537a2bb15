-- 2. A revised file arrived after the year was closed: which indicators changed, by how much, why?
--
-- Every value of the year that is not what it was when the year was last closed, with the deliveries behind it that came and
-- went since; nothing for a year that was never closed. Who let them in is told by `ops/shian diff` and `ops/shian deliveries show`.
--
-- Read as: analyst
-- Parameters: year
--             indicator  code such as B34, or a pattern such as B%; nothing for all
\if :{?year} \else \set year 2021 \endif
\if :{?indicator} \else \set indicator '%' \endif

with closing as (
    select edition_id, closed_at
    from publication.year_closing
    where year = :'year'::int
    order by closing desc
    limit 1
),
closed as (
    select h.*
    from scorer.indicator_value_history h
    cross join closing c
    where h.year = :'year'::int and h.edition_id <= c.edition_id
      and (h.replaced_by_edition is null or h.replaced_by_edition > c.edition_id) and not h.withdrawn
),
present as (
    select h.*
    from scorer.indicator_value_history h
    cross join closing c
    where h.year = :'year'::int and h.replaced_by_edition is null and not h.withdrawn
),
changed as (
    select rule_version, indicator_code, scope, division_code, year,
           coalesce(p.division_name, c.division_name) as division_name,
           c.edition_id as closed_edition, p.edition_id as present_edition, c.value as value_closed, p.value as value_now,
           coalesce(p.numerator, 0) - coalesce(c.numerator, 0) as numerator_difference,
           coalesce(p.denominator, 0) - coalesce(c.denominator, 0) as denominator_difference,
           c.status as status_closed, p.status as status_now
    from closed c
    full join present p using (rule_version, indicator_code, scope, division_code, year)
    where indicator_code like :'indicator'
      and (c.numerator, c.denominator, c.value, c.status) is distinct from (p.numerator, p.denominator, p.value, p.status)
)
select c.indicator_code, c.scope, c.division_code, c.division_name, c.value_closed, c.value_now,
       c.value_now - c.value_closed as difference, c.numerator_difference, c.denominator_difference,
       c.status_closed, c.status_now, c.present_edition,
       (select string_agg(distinct format('#%s %s', s.delivery_id, s.path), '; ')
        from publication.evidence e
        join scorer.delivery_status s using (delivery_id)
        where (e.rule_version, e.indicator_code, e.scope, e.division_code, e.year, e.edition_id)
                  = (c.rule_version, c.indicator_code, c.scope, c.division_code, c.year, c.present_edition)
          and not exists (select from publication.evidence b
                          where (b.rule_version, b.indicator_code, b.scope, b.division_code, b.year, b.edition_id)
                                    = (c.rule_version, c.indicator_code, c.scope, c.division_code, c.year, c.closed_edition)
                            and (b.side, b.measure, b.delivery_id) = (e.side, e.measure, e.delivery_id))) as came,
       (select string_agg(distinct format('#%s %s', s.delivery_id, s.path), '; ')
        from publication.evidence b
        join scorer.delivery_status s using (delivery_id)
        where (b.rule_version, b.indicator_code, b.scope, b.division_code, b.year, b.edition_id)
                  = (c.rule_version, c.indicator_code, c.scope, c.division_code, c.year, c.closed_edition)
          and not exists (select from publication.evidence e
                          where (e.rule_version, e.indicator_code, e.scope, e.division_code, e.year, e.edition_id)
                                    = (c.rule_version, c.indicator_code, c.scope, c.division_code, c.year, c.present_edition)
                            and (e.side, e.measure, e.delivery_id) = (b.side, b.measure, b.delivery_id))) as went
from changed c
order by c.indicator_code, c.scope, c.division_code;
