-- Which snapshots count for a year: derived facts join them, so that no register is counted twice in a year.

create view warehouse.snapshot_of_year as
select delivery_id, feed, kind, division_code, year, reference_on
from (select delivery_id, feed, kind, division_code, extract(year from lower(period))::smallint as year,
             lower(period) as reference_on,
             rank() over (partition by feed, kind, division_code, extract(year from lower(period)) order by lower(period) desc) as place
      from intake.delivery
      where state = 'LOADED' and kind = 'snapshot' and upper(period) = lower(period) + 1) snapshots
where place = 1;
comment on view warehouse.snapshot_of_year is 'One row per delivery that is the last snapshot of its feed, division and year, or a part of it.';
comment on column warehouse.snapshot_of_year.delivery_id is 'The delivery.';
comment on column warehouse.snapshot_of_year.feed is 'Feed of the delivery.';
comment on column warehouse.snapshot_of_year.kind is 'Kind of that feed, always snapshot.';
comment on column warehouse.snapshot_of_year.division_code is 'Division the delivery is for.';
comment on column warehouse.snapshot_of_year.year is 'Calendar year of the reference date.';
comment on column warehouse.snapshot_of_year.reference_on is 'Day for which it says how things stood.';
