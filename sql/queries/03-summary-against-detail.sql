-- 3. Why is the city's batch count one number in the summary and another in detail?
--
-- One row per division below the one that is asked for, and one for all: what the yearly summary says, what counts in detail
-- (approved batches, by day of report), and whatever makes the two differ.
--
-- Read as: analyst
-- Parameters: division  code of the city
--             year
\if :{?division} \else \set division 150100 \endif
\if :{?year} \else \set year 2021 \endif

with leaf as (
    select distinct division_code, name_zh, sort
    from warehouse.division
    where parent_code = :'division' and valid_from <= make_date(:'year'::int, 12, 31)
      and (valid_to is null or valid_to >= make_date(:'year'::int, 1, 1))
),
measured as (
    select division_code,
           sum(value) filter (where measure = 'sampling.summary.batches') as summary,
           sum(value) filter (where measure = 'sampling.batches') as detail,
           sum(value) filter (where measure = 'sampling.batches.by-sampling-date') as by_day_of_sampling
    from warehouse.measure
    where year = :'year'::int and measure in ('sampling.summary.batches', 'sampling.batches', 'sampling.batches.by-sampling-date')
    group by division_code
),
rows_of_detail as (
    select division_code, count(*) filter (where state = 'DRAFT') as draft, count(*) filter (where state = 'VOID') as void
    from warehouse.sampling_batch
    where year = :'year'::int
    group by division_code
),
numbers_twice as (
    select division_code, count(*) as rows
    from warehouse.repeated_sample
    where year = :'year'::int and number_twice
    group by division_code
),
handed_in as (
    select division_code, sum(quarantined) filter (where state in ('LOADED', 'PURGED')) as set_aside,
           count(*) filter (where state not in ('LOADED', 'PURGED', 'SUPERSEDED', 'NOT_COUNTED')) as files_not_counting
    from scorer.delivery_status
    where feed = 'sampling-batches' and kind = 'detail'
      and period_from <= make_date(:'year'::int, 12, 31) and period_to >= make_date(:'year'::int, 1, 1)
    group by division_code
),
months_lacking as (
    select division_code, due - delivered as months
    from warehouse.coverage
    where feed = 'sampling-batches' and kind = 'detail' and year = :'year'::int
),
break_of_rule as (
    select division_code, string_agg(concat_ws(' ', dimensions ->> 'link', state, explanation), '; ' order by dimensions) as breaks
    from scorer.open_break
    where rule = 'RC-01' and year = :'year'::int
    group by division_code
)
select case grouping(l.division_code) when 0 then l.division_code else :'division' end as division_code,
       case grouping(l.division_code) when 0 then min(l.name_zh) end as name,
       sum(m.summary) as summary, sum(m.detail) as detail, sum(m.summary) - sum(m.detail) as difference,
       sum(m.by_day_of_sampling) as by_day_of_sampling,
       coalesce(sum(r.draft), 0) as draft, coalesce(sum(r.void), 0) as void,
       coalesce(sum(n.rows), 0) as numbers_twice, coalesce(sum(h.set_aside), 0) as rows_set_aside,
       coalesce(sum(h.files_not_counting), 0) as files_not_counting, coalesce(sum(g.months), 0) as months_lacking,
       case grouping(l.division_code) when 0 then min(b.breaks) end as breaks
from leaf l
left join measured m using (division_code)
left join rows_of_detail r using (division_code)
left join numbers_twice n using (division_code)
left join handed_in h using (division_code)
left join months_lacking g using (division_code)
left join break_of_rule b using (division_code)
where m.division_code is not null or g.months > 0
group by grouping sets ((l.division_code), ())
order by grouping(l.division_code) desc, min(l.sort);
