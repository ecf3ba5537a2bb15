-- County-level units in which food was sampled for risk monitoring, chemical or microbial; what the city's own office samples is of none.
drop view if exists warehouse.monitored_unit;
create view warehouse.monitored_unit as
select distinct on (division_code, year) division_code, year, delivery_id, line, sampled_on
from (select division_code, year, delivery_id, line, sampled_on from warehouse.chemical_test
      union all
      select division_code, year, delivery_id, line, sampled_on from warehouse.microbial_test) tests
where exists (select from warehouse.division d where d.division_code = tests.division_code and d.level in ('county', 'zone'))
order by division_code, year, sampled_on, delivery_id, line;
comment on view warehouse.monitored_unit is 'One row per county-level unit and year with at least one sample of risk monitoring: the first.';
comment on column warehouse.monitored_unit.division_code is 'Division where it was sampled.';
comment on column warehouse.monitored_unit.year is 'Calendar year of sampling.';
comment on column warehouse.monitored_unit.delivery_id is 'Delivery of that sample.';
comment on column warehouse.monitored_unit.line is 'Line of that sample in its file.';
comment on column warehouse.monitored_unit.sampled_on is 'Day of the first sample.';
