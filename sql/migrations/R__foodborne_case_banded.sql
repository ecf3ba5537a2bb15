-- Cases of foodborne disease for analysts: without numbers, days and texts that point to a patient; ages in bands, days as their months.
-- The bands are those of national reports on foodborne disease (assumed): infants, small children, schoolchildren, adults in three.
drop view if exists warehouse.foodborne_case_banded;
create view warehouse.foodborne_case_banded as
select c.division_code, c.year, c.institution_county, c.sex, b.age_band, c.occupation, c.patient_of, c.residence,
       date_trunc('month', c.ill_on)::date as ill_month, date_trunc('month', c.visited_on)::date as visited_month,
       date_trunc('month', c.filled_on)::date as filled_month, date_trunc('month', c.reviewed_on)::date as reviewed_month,
       c.diagnosis, c.food_category, c.processing, c.place_type, date_trunc('month', c.eaten_on)::date as eaten_month,
       c.eaters, c.others_ill, c.specimen_type, date_trunc('month', c.specimen_on)::date as specimen_month, c.test_result, c.state
from warehouse.foodborne_case c
cross join lateral (
    -- a number of one to three digits with its unit, as a whole: 3岁, 3岁6个月, 18月, 400天; a year of birth is no age
    select regexp_match(btrim(c.age, E' \u3000'),
        '^([0-9]{1,3})(?:\.[0-9]+)?(?: *(周岁|岁|个月|月龄|月|周龄|周|天|日龄|日|小时) *半?(?: *[0-9]{1,2} *(?:个月|月|周|天|日))*)?$') as said) a
cross join lateral (
    select a.said[1]::int / case left(coalesce(replace(a.said[2], '周岁', '岁'), '岁'), 1)
                                 when '岁' then 1 when '个' then 12 when '月' then 12 when '周' then 52 when '小' then 8766 else 365 end as years) y
cross join lateral (
    select case when y.years is null then null
                when y.years < 1 then '0'
                when y.years < 5 then '1-4'
                when y.years < 15 then '5-14'
                when y.years < 45 then '15-44'
                when y.years < 65 then '45-64'
                else '65+' end as age_band) b;
comment on view warehouse.foodborne_case_banded is 'One row per case number, of the deliveries that count, without what points to a patient: Cases of foodborne disease (HL03 食源性疾病病例).';
comment on column warehouse.foodborne_case_banded.division_code is 'Division the row counts in.';
comment on column warehouse.foodborne_case_banded.year is 'Calendar year the row counts in.';
comment on column warehouse.foodborne_case_banded.institution_county is 'Division of the institution.';
comment on column warehouse.foodborne_case_banded.sex is 'Sex of the patient.';
comment on column warehouse.foodborne_case_banded.age_band is 'Age of the patient in whole years, as a band: 0, 1-4, 5-14, 15-44, 45-64, 65+; null if it is not known.';
comment on column warehouse.foodborne_case_banded.occupation is 'Occupation of the patient.';
comment on column warehouse.foodborne_case_banded.patient_of is 'Where the patient lives, seen from the institution; codes: patient-of.';
comment on column warehouse.foodborne_case_banded.residence is 'Code of the division the patient lives in, also outside the city.';
comment on column warehouse.foodborne_case_banded.ill_month is 'First day of the month in which the illness began.';
comment on column warehouse.foodborne_case_banded.visited_month is 'First day of the month of the visit.';
comment on column warehouse.foodborne_case_banded.filled_month is 'First day of the month in which the card was filled.';
comment on column warehouse.foodborne_case_banded.reviewed_month is 'First day of the month in which the card was reviewed.';
comment on column warehouse.foodborne_case_banded.diagnosis is 'First diagnosis.';
comment on column warehouse.foodborne_case_banded.food_category is 'Category of the suspected food.';
comment on column warehouse.foodborne_case_banded.processing is 'How the food was prepared.';
comment on column warehouse.foodborne_case_banded.place_type is 'Type of place where it was eaten.';
comment on column warehouse.foodborne_case_banded.eaten_month is 'First day of the month in which it was eaten.';
comment on column warehouse.foodborne_case_banded.eaters is 'People who ate it, in 人.';
comment on column warehouse.foodborne_case_banded.others_ill is 'Whether others fell ill.';
comment on column warehouse.foodborne_case_banded.specimen_type is 'Type of specimen.';
comment on column warehouse.foodborne_case_banded.specimen_month is 'First day of the month in which the specimen was taken.';
comment on column warehouse.foodborne_case_banded.test_result is 'Result of the test as it stands.';
comment on column warehouse.foodborne_case_banded.state is 'State of the card; codes: card-state.';
