-- 1. Re-run only the failed step of one feed for one district and month, without double counting: what happened?
--
-- The step is run again with `ops/shian rerun RUN`, which loads only what failed, or with
-- `ops/shian run --feed F --division D --period P`. This shows each delivery of the feed for the division and month, the runs
-- that took it in hand, and whether anything counts twice: counting is 1 at the most, and measures_that_differ is 0 if every
-- measure is what the deliveries that count give together.
--
-- Read as: operator
-- Parameters: feed      name of the feed
--             division  code of the division
--             month     such as 2021-03
\if :{?feed} \else \set feed sampling-batches \endif
\if :{?division} \else \set division 150125 \endif
\if :{?month} \else \set month 2021-03 \endif

with scope as (
    select y.*, a.path
    from intake.delivery y
    join intake.arrival a using (arrival_id)
    where y.feed = :'feed' and y.division_code = :'division'
      and y.period && daterange(to_date(:'month', 'YYYY-MM'), (to_date(:'month', 'YYYY-MM') + interval '1 month')::date)
),
summed as (
    select p.measure, p.division_code, p.year, p.month, p.dimensions,
           case d.together when 'min' then min(p.value) when 'max' then max(p.value) else sum(p.value) end as value
    from warehouse.counted_part p
    join warehouse.measure_definition d using (measure)
    join warehouse.measure_source s using (measure)
    where s.feed = :'feed' and p.division_code = :'division'
      and p.year = extract(year from to_date(:'month', 'YYYY-MM')) and p.month = extract(month from to_date(:'month', 'YYYY-MM'))
    group by p.measure, p.division_code, p.year, p.month, p.dimensions, d.together
),
differing as (
    select count(*) as measures
    from summed s
    left join warehouse.measure m using (measure, division_code, year, month, dimensions)
    where m.value is distinct from s.value
)
select y.delivery_id, y.path, y.state, u.run_id, r.state as run_state, s.state as load_state, u.epoch as taken_at_epoch,
       r.epoch as run_epoch, u.done_at is not null as done,
       (select string_agg(format('%s by %s: %s', o.verb, o.actor, o.reason), '; ' order by o.action_id)
        from control.operator_action o
        where o.object = 'run ' || u.run_id and o.reason is not null) as people,
       y.rows_read, y.accepted, y.quarantined, y.superseded_by,
       count(*) filter (where y.state in ('LOADED', 'PURGED') and (u.run_id is null or u.run_id = y.settled_run)) over () as counting,
       d.measures as measures_that_differ
from scope y
left join control.load_unit u on y.delivery_id = any (u.deliveries)
left join control.run r on r.run_id = u.run_id
left join control.run_stage s on s.run_id = u.run_id and s.stage = 'load'
cross join differing d
order by y.delivery_id, u.run_id;
