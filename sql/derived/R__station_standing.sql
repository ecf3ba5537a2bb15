-- The stations as the last list of a year has them, and what they have.
drop view if exists warehouse.station_standing;
create view warehouse.station_standing as
with needed as (
    select max(value) filter (where parameter = 'station.vehicles') as vehicles,
           max(value) filter (where parameter = 'station.test-kits') as test_kits
    from warehouse.parameter)
select t.division_code, year, t.delivery_id, t.line, t.name, t.standardised, h.housed,
       h.housed and coalesce(t.test_kits, 0) >= n.test_kits as equipped, coalesce(t.identity, false) as identity,
       not t.standardised and t.planned_year is not distinct from year as planned, t.staff, t.subjects
from warehouse.station t
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
cross join needed n
cross join lateral (select t.own_premises and t.vehicles >= n.vehicles as housed) h;
comment on view warehouse.station_standing is 'One row per station in the last list of a year.';
comment on column warehouse.station_standing.division_code is 'Division of the station.';
comment on column warehouse.station_standing.year is 'Calendar year of the list.';
comment on column warehouse.station_standing.delivery_id is 'Delivery of the list.';
comment on column warehouse.station_standing.line is 'Line of the station in its file.';
comment on column warehouse.station_standing.name is 'Name of the station.';
comment on column warehouse.station_standing.standardised is 'Whether built as a standardised station.';
comment on column warehouse.station_standing.housed is 'Whether it has premises of its own and the vehicles it needs.';
comment on column warehouse.station_standing.equipped is 'Whether it has the sets for rapid tests it needs besides.';
comment on column warehouse.station_standing.identity is 'Whether it shows the common identity.';
comment on column warehouse.station_standing.planned is 'Whether it is to be built as a standardised one in the year and is not yet.';
comment on column warehouse.station_standing.staff is 'People who supervise food.';
comment on column warehouse.station_standing.subjects is 'Market subjects in its area, of whatever trade.';
