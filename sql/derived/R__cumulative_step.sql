-- What cumulative files (1–6月累计) say beside the shorter ones from the same start that they superseded: what lies between
-- them cannot be below zero.
drop view if exists warehouse.cumulative_step;
create view warehouse.cumulative_step as
with pairs as (
    select s.delivery_id as shorter, l.delivery_id as longer, l.division_code, extract(year from lower(l.period))::smallint as year
    from intake.delivery s
    join intake.delivery l on l.delivery_id = s.superseded_by
    where s.state = 'SUPERSEDED' and s.mode = 'cumulative' and l.state in ('LOADED', 'PURGED') and l.mode = 'cumulative'
      and lower(l.period) = lower(s.period) and upper(l.period) > upper(s.period)),
told as (
    select delivery_id, measure, sum(value) as value
    from warehouse.measure_part
    where delivery_id in (select shorter from pairs union select longer from pairs)
    group by delivery_id, measure)
select p.division_code, p.year, s.measure, p.shorter, p.longer, coalesce(l.value, 0) - s.value as moved,
       coalesce(l.value, 0) < s.value as falls
from pairs p
join told s on s.delivery_id = p.shorter
join warehouse.measure_definition m on m.measure = s.measure and m.kind <> 'derived'
left join told l on l.delivery_id = p.longer and l.measure = s.measure;
comment on view warehouse.cumulative_step is 'One row per cumulative delivery, shorter one that it superseded, and measure of its contract.';
comment on column warehouse.cumulative_step.division_code is 'Division of the deliveries.';
comment on column warehouse.cumulative_step.year is 'Calendar year in which both begin.';
comment on column warehouse.cumulative_step.measure is 'The measure.';
comment on column warehouse.cumulative_step.shorter is 'Number of the delivery that was superseded.';
comment on column warehouse.cumulative_step.longer is 'Number of the delivery that counts.';
comment on column warehouse.cumulative_step.moved is 'What the longer one says more than the shorter one, in the unit of the measure.';
comment on column warehouse.cumulative_step.falls is 'Whether it says less.';
