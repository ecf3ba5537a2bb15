-- Science projects whose name a line of the food-safety funds carries, in the year of approval or the next: their money
-- would count twice beside those funds.
drop view if exists warehouse.science_in_budget;
create view warehouse.science_in_budget as
select p.division_code, p.year, p.delivery_id, p.line, p.project_no, p.approved_year, p.granted
from warehouse.science_project p
where exists (select from warehouse.budget_line b
              where b.food_safety and b.year in (p.year, p.year + 1) and position(p.project_name in b.project) > 0);
comment on view warehouse.science_in_budget is 'One row per science project that stands among the food-safety funds too.';
comment on column warehouse.science_in_budget.division_code is 'Division that supports it.';
comment on column warehouse.science_in_budget.year is 'Year it was approved.';
comment on column warehouse.science_in_budget.delivery_id is 'Delivery of the project.';
comment on column warehouse.science_in_budget.line is 'Line of the project in its file.';
comment on column warehouse.science_in_budget.project_no is 'Number of the project.';
comment on column warehouse.science_in_budget.approved_year is 'Year it was approved.';
comment on column warehouse.science_in_budget.granted is 'Funds granted, in yuan.';
