-- 9. The divisions ranked by an indicator, only where completeness is high enough.
--
-- One row per county-level unit and zone; one that is not complete enough has no rank and stands last. The first is best.
--
-- Read as: analyst
-- Parameters: indicator     code of the indicator
--             scope         its scope
--             year
--             completeness  share from which a value is ranked, 0 to 1
\if :{?indicator} \else \set indicator B34 \endif
\if :{?scope} \else \set scope all \endif
\if :{?year} \else \set year 2021 \endif
\if :{?completeness} \else \set completeness 0.95 \endif

with placed as (
    select v.*, d.sort,
           v.value is not null and coalesce(v.completeness, 0) >= :'completeness'::numeric as ranked,
           case v.direction when 'down' then v.value else -v.value end as place
    from scorer.indicator_value v
    join lateral (select level, sort
                  from warehouse.division
                  where division_code = v.division_code
                  order by valid_from desc
                  limit 1) d on d.level in ('county', 'zone')
    where v.indicator_code = :'indicator' and v.scope = :'scope' and v.year = :'year'::int
)
select case when ranked then rank() over (partition by ranked order by place) end as rank,
       division_code, division_name, value, unit, completeness, status, reconciliation
from placed
order by ranked desc, place, sort;
