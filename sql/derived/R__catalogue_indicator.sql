-- Indicators in force, by city and year in which anything is due.
drop view if exists warehouse.catalogue_indicator;
create view warehouse.catalogue_indicator as
with indicators as (
    select distinct rule_version, indicator_code, class, valid_from, valid_to from publication.indicator),
years as (
    select distinct year from warehouse.coverage),
cities as (
    select distinct division_code from warehouse.division where level = 'city')
select c.division_code, y.year, i.rule_version, i.indicator_code as indicator, i.class,
       row_number() over (partition by c.division_code, y.year, i.rule_version, i.class order by i.indicator_code) = 1 as first_of_class
from indicators i
join years y on y.year >= extract(year from i.valid_from) and y.year <= extract(year from coalesce(i.valid_to, date 'infinity'))
cross join cities c;
comment on view warehouse.catalogue_indicator is 'One row per city, year and indicator in force in that year.';
comment on column warehouse.catalogue_indicator.division_code is 'The city.';
comment on column warehouse.catalogue_indicator.year is 'Calendar year.';
comment on column warehouse.catalogue_indicator.rule_version is 'Edition of the rules.';
comment on column warehouse.catalogue_indicator.indicator is 'Code of the indicator.';
comment on column warehouse.catalogue_indicator.class is 'B basic work, C capacity, P production and operation, G gates, X bonus.';
comment on column warehouse.catalogue_indicator.first_of_class is 'Whether it is the first of its class.';
