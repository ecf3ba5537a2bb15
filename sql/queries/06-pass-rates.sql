-- 6. Pass rate by food category, link, division and year, with 问题样品 in or out.
--
-- One row per food category, link, division and year. 问题样品 (risk monitoring, no legal limit is violated) are neither
-- passed nor failed. out: they are left out of the rate; in: they are in its denominator and do not count as passed.
--
-- Read as: analyst
-- Parameters: division  code of a division; nothing for all
--             year      nothing for all
--             category  code of a food category; nothing for all
--             problem   in or out
\if :{?division} \else \set division '' \endif
\if :{?year} \else \set year '' \endif
\if :{?category} \else \set category '' \endif
\if :{?problem} \else \set problem out \endif

with batches as (
    select m.dimensions ->> 'food_category' as food_category, m.dimensions ->> 'link' as link, m.division_code, m.year,
           coalesce(sum(m.value) filter (where m.measure = 'sampling.batches'), 0) as batches,
           coalesce(sum(m.value) filter (where m.measure = 'sampling.batches.judged'), 0) as judged,
           coalesce(sum(m.value) filter (where m.measure = 'sampling.batches.failed'), 0) as failed
    from warehouse.measure m
    where m.measure in ('sampling.batches', 'sampling.batches.judged', 'sampling.batches.failed')
      and (:'division' = '' or m.division_code = :'division') and (:'year' = '' or m.year::text = :'year')
      and (:'category' = '' or m.dimensions ->> 'food_category' = :'category')
    group by 1, 2, 3, 4
)
select f.title_zh as food_category, l.title_zh as link, b.division_code, d.name_zh as division, b.year, b.batches, b.failed,
       b.batches - b.judged as problem,
       round((b.judged - b.failed) * 100 / nullif(case :'problem' when 'in' then b.batches else b.judged end, 0), 2) as pass_rate
from batches b
left join warehouse.code f on f.list = 'food-category' and f.code = b.food_category
left join warehouse.code l on l.list = 'link' and l.code = b.link
left join warehouse.division d on d.division_code = b.division_code and d.valid_to is null
where b.batches > 0
order by b.year, d.sort, b.food_category, b.link;
