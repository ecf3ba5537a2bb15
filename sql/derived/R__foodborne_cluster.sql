-- Cases that may be one outbreak: who ate the same food on the same day in the same kind of place of a division, knows of
-- others who fell ill, and is not alone. They are to be held against the accidents that the city has reported.
drop view if exists warehouse.foodborne_cluster;
create view warehouse.foodborne_cluster as
select c.division_code, c.year, c.delivery_id, c.line, c.eaten_on, c.place_type, c.food_name, c.filled_on, c.cases
from (
    select division_code, year, delivery_id, line, eaten_on, place_type, food_name, filled_on,
           count(*) over same as cases, row_number() over (same order by filled_on, delivery_id, line) as nth
    from warehouse.foodborne_case
    where state = 'APPROVED' and others_ill and eaten_on is not null and place_type is not null and food_name is not null
    window same as (partition by division_code, year, eaten_on, place_type, food_name)
) c
where c.nth = 1 and c.cases >= (select value from warehouse.parameter where parameter = 'foodborne.cluster-cases');
comment on view warehouse.foodborne_cluster is 'One row per cluster: its first case.';
comment on column warehouse.foodborne_cluster.division_code is 'Division of the institution.';
comment on column warehouse.foodborne_cluster.year is 'Calendar year in which the first card was filled.';
comment on column warehouse.foodborne_cluster.delivery_id is 'Delivery of the first case.';
comment on column warehouse.foodborne_cluster.line is 'Line of the first case in its file.';
comment on column warehouse.foodborne_cluster.eaten_on is 'Day it was eaten.';
comment on column warehouse.foodborne_cluster.place_type is 'Type of place where it was eaten.';
comment on column warehouse.foodborne_cluster.food_name is 'Suspected food.';
comment on column warehouse.foodborne_cluster.filled_on is 'Day the first card was filled.';
comment on column warehouse.foodborne_cluster.cases is 'Cases, in number.';
-- rows of patients: jobs/derived says who reads them
select warehouse.for_patients_readers('foodborne_cluster');
