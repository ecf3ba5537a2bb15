-- 7. The indicator values as they were known on a date.
--
-- One row per value of the last edition whose business date is not after that date, as it was published then.
--
-- Read as: analyst or scorer
-- Parameters: known_on   date, such as 2022-06-06
--             indicator  code of an indicator; nothing for all
--             division   code of a division; nothing for all
--             year       nothing for all
\if :{?known_on} \else \set known_on 2022-06-06 \endif
\if :{?indicator} \else \set indicator '' \endif
\if :{?division} \else \set division '' \endif
\if :{?year} \else \set year '' \endif

with edition as (
    select max(edition_id) as edition_id
    from scorer.edition
    where business_date <= :'known_on'::date
)
select e.edition_id, h.indicator_code, h.scope, h.division_code, h.division_name, h.year, h.numerator, h.denominator, h.value,
       h.unit, h.status, h.status_reason, h.period_status, h.completeness, h.reconciliation, h.disputed_by, h.revision
from edition e
join scorer.indicator_value_history h on h.edition_id <= e.edition_id
    and (h.replaced_by_edition is null or h.replaced_by_edition > e.edition_id) and not h.withdrawn
where (:'indicator' = '' or h.indicator_code = :'indicator') and (:'division' = '' or h.division_code = :'division')
  and (:'year' = '' or h.year::text = :'year')
order by h.indicator_code, h.scope, h.division_code, h.year;
