-- Shops that sell pesticides, once for a division and year, whether a file names them once or in the row of every crop.
drop view if exists warehouse.pesticide_dealers;
create view warehouse.pesticide_dealers as
select distinct on (division_code, year) division_code, year, delivery_id, line, control_year, dealers, licensed
from warehouse.pest_control
where dealers is not null
order by division_code, year, dealers desc, licensed desc nulls last, delivery_id, line;
comment on view warehouse.pesticide_dealers is 'One row per division and year: the row of a crop that names most shops.';
comment on column warehouse.pesticide_dealers.division_code is 'The division.';
comment on column warehouse.pesticide_dealers.year is 'Calendar year.';
comment on column warehouse.pesticide_dealers.delivery_id is 'Delivery of that row.';
comment on column warehouse.pesticide_dealers.line is 'Line of that row in its file.';
comment on column warehouse.pesticide_dealers.control_year is 'Year as stated.';
comment on column warehouse.pesticide_dealers.dealers is 'Shops that sell pesticides, in number.';
comment on column warehouse.pesticide_dealers.licensed is 'Shops registered for it, in number.';
