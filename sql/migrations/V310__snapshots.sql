-- The day for which a snapshot says how things stood decides, not its month; and it decides at each division.

create table warehouse.division_within (
    division_code text not null,
    within_code   text not null,
    levels        smallint not null,
    primary key (division_code, within_code)
);
create index on warehouse.division_within (within_code);
comment on table warehouse.division_within is 'One row per division and division in which it lies, itself included.';
comment on column warehouse.division_within.division_code is 'The division.';
comment on column warehouse.division_within.within_code is 'The division itself, or one above it.';
comment on column warehouse.division_within.levels is 'How many levels lie between them; 0 for itself.';
insert into warehouse.division_within
with recursive tree as (
    select distinct division_code, parent_code from warehouse.division),
upwards as (
    select division_code, division_code as within_code, 0 as levels from tree
    union all
    select u.division_code, t.parent_code, u.levels + 1
    from upwards u
    join tree t on t.division_code = u.within_code
    where t.parent_code is not null)
select division_code, within_code, min(levels) from upwards group by 1, 2;

alter table intake.delivery add column reference_on date;
comment on column intake.delivery.reference_on is 'Day for which a snapshot says how things stood: the last of its period, and no later than the business date on which it first came; null for other kinds.';
update intake.delivery d
set reference_on = greatest(least(upper(d.period) - 1, r.business_date), date_trunc('year', upper(d.period) - 1)::date),
    period = daterange(upper(d.period) - 1, upper(d.period))
from intake.arrival a
join control.run r on r.run_id = a.run_id
where a.arrival_id = d.arrival_id and d.kind = 'snapshot';
alter table intake.delivery add constraint snapshot_has_its_day check ((kind = 'snapshot') = (reference_on is not null));

create view warehouse.snapshot_standing as
with of_months as (
    select d.delivery_id, d.feed, d.kind, w.division_code, extract(year from d.reference_on)::smallint as year,
           extract(month from d.reference_on)::smallint as month, d.reference_on, d.division_code as told_for,
           rank() over (partition by d.feed, d.kind, w.division_code, extract(year from d.reference_on)::smallint,
                        extract(month from d.reference_on)::smallint order by d.reference_on desc, w.levels) as place,
           count(*) over same_day > count(*) over same_day_and_division as contested
    from intake.delivery d
    join warehouse.division_within w on w.within_code = d.division_code
    where d.state = 'LOADED' and d.kind = 'snapshot'
    window same_day as (partition by d.feed, d.kind, w.division_code, d.reference_on),
           same_day_and_division as (partition by d.feed, d.kind, w.division_code, d.reference_on, d.division_code))
select delivery_id, feed, kind, division_code, year, month, reference_on, told_for, contested,
       case when month > min(month) over of_year then month else 1::smallint end as counts_from,
       coalesce(min(month) over (partition by feed, kind, division_code, year
                                 order by month range between 1 following and unbounded following) - 1, 12)::smallint as counts_to
from of_months
where place = 1
window of_year as (partition by feed, kind, division_code, year);
comment on view warehouse.snapshot_standing is 'One row per feed, division, month and delivery that is the last snapshot of that month, or a part of it.';
comment on column warehouse.snapshot_standing.delivery_id is 'The delivery.';
comment on column warehouse.snapshot_standing.feed is 'Feed of the delivery.';
comment on column warehouse.snapshot_standing.kind is 'Kind of that feed, always snapshot.';
comment on column warehouse.snapshot_standing.division_code is 'Division at which it counts: that of the delivery, or one below it.';
comment on column warehouse.snapshot_standing.year is 'Calendar year of the reference day.';
comment on column warehouse.snapshot_standing.month is 'Month of the reference day.';
comment on column warehouse.snapshot_standing.reference_on is 'Day for which it says how things stood.';
comment on column warehouse.snapshot_standing.told_for is 'Division the delivery is for.';
comment on column warehouse.snapshot_standing.contested is 'Whether a delivery for a wider division says something for the same day too; it does not count there.';
comment on column warehouse.snapshot_standing.counts_from is 'First month up to which it answers for the year: its own, or January if the year has none before.';
comment on column warehouse.snapshot_standing.counts_to is 'Last month up to which it answers for the year: that before the next one, or December.';

create or replace view warehouse.snapshot_of_year as
select delivery_id, feed, kind, division_code, year, reference_on
from warehouse.snapshot_standing
where counts_to = 12;
comment on view warehouse.snapshot_of_year is 'One row per feed, division, year and delivery that is the last snapshot of the year there, or a part of it.';
comment on column warehouse.snapshot_of_year.division_code is 'Division at which it counts: that of the delivery, or one below it.';

create view warehouse.counted_part as
select p.delivery_id, p.measure, p.division_code, p.year, p.month, p.dimensions, p.value,
       coalesce(s.counts_from, p.month) as counts_from, coalesce(s.counts_to, 12::smallint) as counts_to
from warehouse.measure_part p
join intake.delivery d using (delivery_id)
left join warehouse.measure_definition m using (measure)
left join warehouse.snapshot_standing s on m.kind = 'snapshot' and s.delivery_id = p.delivery_id
    and s.division_code = p.division_code and s.year = p.year and (p.month = s.month or p.month = 0 and s.counts_to = 12)
where d.state = 'LOADED' and (m.kind is distinct from 'snapshot' or s.delivery_id is not null);
comment on view warehouse.counted_part is 'One row per part of a measure that counts: of a delivery that counts, and of snapshots that of the last one of a month.';
comment on column warehouse.counted_part.delivery_id is 'The delivery.';
comment on column warehouse.counted_part.measure is 'The measure.';
comment on column warehouse.counted_part.division_code is 'Division the rows count in.';
comment on column warehouse.counted_part.year is 'Calendar year the rows count in.';
comment on column warehouse.counted_part.month is 'Month of the year; 0 where the source has only the year.';
comment on column warehouse.counted_part.dimensions is 'Values of the dimensions by name.';
comment on column warehouse.counted_part.value is 'The contribution, in the unit of the measure.';
comment on column warehouse.counted_part.counts_from is 'First month up to which it belongs to the value of the year.';
comment on column warehouse.counted_part.counts_to is 'Last month up to which it belongs to the value of the year: 12, but for a snapshot that a later one of the year follows.';

-- what was added up by month is to be counted by day
insert into control.stale (kind, name, year, since)
select distinct 'MEASURE', p.measure, p.year, now()
from warehouse.measure_part p
join warehouse.measure_definition m using (measure)
where m.kind = 'snapshot'
on conflict do nothing;
