-- 5. Tests per thousand residents under every basis of the population, with and without produce.
--
-- One row per basis of the population (its latest year up to the one asked for) and way of counting. Produce counts where the
-- test is quantitative; rapid tests do not.
--
-- Read as: analyst
-- Parameters: division  code of the division
--             year
\if :{?division} \else \set division 150100 \endif
\if :{?year} \else \set year 2021 \endif

with recursive below as (
    select :'division' as division_code
    union
    select d.division_code
    from warehouse.division d
    join below b on d.parent_code = b.division_code
),
population as (
    select distinct on (basis) m.dimensions ->> 'basis' as basis, m.year as of_year, sum(m.value) as residents
    from warehouse.measure m
    where m.measure = 'population.resident' and m.year <= :'year'::int and m.division_code in (select division_code from below)
    group by m.dimensions ->> 'basis', m.year
    order by basis, m.year desc
),
tests as (
    select coalesce(sum(m.value) filter (where m.measure = 'sampling.batches'), 0) as food,
           coalesce(sum(m.value) filter (where m.measure = 'produce.samples' and m.dimensions ->> 'test_kind' = 'QUANTITATIVE'), 0)
               as produce
    from warehouse.measure m
    where m.year = :'year'::int and m.division_code in (select division_code from below)
)
select c.title_zh as basis, p.of_year, p.residents, w.produce as with_produce,
       t.food + case when w.produce then t.produce else 0 end as tests,
       round((t.food + case when w.produce then t.produce else 0 end) * 1000 / p.residents, 2) as per_thousand
from population p
left join warehouse.code c on c.list = 'population-basis' and c.code = p.basis
cross join tests t
cross join (values (false), (true)) as w (produce)
order by p.of_year desc, p.basis, w.produce;
