-- Divisions, and the city itself, whose budget has a line for food safety; what the city passes down is of the division that has it.
drop view if exists warehouse.budget_unit;
create view warehouse.budget_unit as
select distinct on (division_code, year) division_code, year, delivery_id, line, division_code as division
from warehouse.budget_line
where food_safety and adjusted > 0 and funding <> 'DOWNWARD_TRANSFER'
order by division_code, year, delivery_id, line;
comment on view warehouse.budget_unit is 'One row per division and year with a budget line for food safety: the first.';
comment on column warehouse.budget_unit.division_code is 'Division whose budget it is.';
comment on column warehouse.budget_unit.year is 'Budget year.';
comment on column warehouse.budget_unit.delivery_id is 'Delivery of that line.';
comment on column warehouse.budget_unit.line is 'Line in its file.';
comment on column warehouse.budget_unit.division is 'The division once more, as the key.';
