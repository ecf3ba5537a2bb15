-- Areas of crops and what of each is under green control. Area counts once: beside the area sown, and not beside the area treated, in
-- which each treatment counts; no more of a crop can be under green control than was sown. A crop without an area sown is left out.
drop view if exists warehouse.green_area;
create view warehouse.green_area as
select division_code, year, delivery_id, line, control_year, crop, sown, least(green, sown) as green
from warehouse.pest_control
where sown is not null;
comment on view warehouse.green_area is 'One row per division, year and crop whose area sown is stated.';
comment on column warehouse.green_area.division_code is 'The division.';
comment on column warehouse.green_area.year is 'Calendar year.';
comment on column warehouse.green_area.delivery_id is 'Delivery of the row.';
comment on column warehouse.green_area.line is 'Line of the row in its file.';
comment on column warehouse.green_area.control_year is 'Year as stated.';
comment on column warehouse.green_area.crop is 'The crop.';
comment on column warehouse.green_area.sown is 'Area sown, in mu.';
comment on column warehouse.green_area.green is 'Area of it under green control, in mu; at most the area sown.';
