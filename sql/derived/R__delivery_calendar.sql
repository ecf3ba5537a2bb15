-- Periods that were due, and whether and when they were handed in. By which day a delivery was in, the business date of the
-- run that received it tells; of what fell due before the first night nobody knows.
drop view if exists warehouse.delivery_calendar;
create view warehouse.delivery_calendar as
with began as (
    select min(business_date) as first_night from control.run),
periods as (
    select s.division_code, extract(year from s.period_from)::smallint as year, s.feed, s.kind, s.months,
           case s.months when 1 then 'MONTH' when 3 then 'QUARTER' when 6 then 'HALF_YEAR' else 'YEAR' end as every,
           s.period_from, s.due_on, s.received, s.due_on >= b.first_night as observed,
           s.due_on >= b.first_night and coalesce(s.received_on <= s.due_on, false) as on_time
    from warehouse.due_status s
    cross join began b)
select division_code, year, feed, kind, every, period_from, due_on, received, observed,
       coalesce(period_from <= max(period_from) filter (where received) over of_year
                or bool_or(received) over of_year and count(*) over of_year * months = 12, false) as owed, on_time
from periods
window of_year as (partition by feed, kind, division_code, year);
comment on view warehouse.delivery_calendar is 'One row per feed, division and period that was due.';
comment on column warehouse.delivery_calendar.division_code is 'Division that owes it.';
comment on column warehouse.delivery_calendar.year is 'Calendar year in which the period begins.';
comment on column warehouse.delivery_calendar.feed is 'The feed.';
comment on column warehouse.delivery_calendar.kind is 'Kind of the feed.';
comment on column warehouse.delivery_calendar.every is 'Length of the period: MONTH, QUARTER, HALF_YEAR or YEAR.';
comment on column warehouse.delivery_calendar.period_from is 'First day of the period.';
comment on column warehouse.delivery_calendar.due_on is 'Day by which it is due.';
comment on column warehouse.delivery_calendar.received is 'Whether deliveries that count cover it wholly.';
comment on column warehouse.delivery_calendar.observed is 'Whether it fell due on or after the date of the first run.';
comment on column warehouse.delivery_calendar.owed is 'Whether it is a gap if it lacks: it or a later period of the year was received, or any period of a year that is over.';
comment on column warehouse.delivery_calendar.on_time is 'Whether it was observed, and deliveries received by its day cover it wholly.';
