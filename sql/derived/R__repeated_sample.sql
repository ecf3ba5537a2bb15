-- Approved batches whose number, or whose goods, stand twice in the city. Loading never looks across deliveries.
drop view if exists warehouse.repeated_sample;
create view warehouse.repeated_sample as
with batches as (
    select division_code, year, delivery_id, line, sample_no, reported_on,
           case when made_on ~ '[0-9]' then concat_ws('|', maker_name, sample_name, made_on, specification, unit_name) end as goods
    from warehouse.sampling_batch
    where state = 'APPROVED'),
twice as (
    select b.delivery_id, b.line, true as number_twice, false as goods_twice
    from batches b
    join batches o on o.sample_no = b.sample_no and o.year between b.year - 1 and b.year + 1
    where (o.delivery_id, o.line) <> (b.delivery_id, b.line)
    union all
    select b.delivery_id, b.line, false, true
    from batches b
    join batches o on o.goods = b.goods and o.year = b.year
    where (o.delivery_id, o.line) <> (b.delivery_id, b.line)),
flagged as (
    select delivery_id, line, bool_or(number_twice) as number_twice, bool_or(goods_twice) as goods_twice
    from twice
    group by delivery_id, line)
select b.division_code, b.year, b.delivery_id, b.line, b.sample_no, b.reported_on, f.number_twice, f.goods_twice
from batches b
join flagged f using (delivery_id, line);
comment on view warehouse.repeated_sample is 'One row per approved batch whose number or goods stand twice in the city.';
comment on column warehouse.repeated_sample.division_code is 'Division of the unit sampled.';
comment on column warehouse.repeated_sample.year is 'Calendar year of the report.';
comment on column warehouse.repeated_sample.delivery_id is 'Delivery of the batch.';
comment on column warehouse.repeated_sample.line is 'Line of the batch in its file.';
comment on column warehouse.repeated_sample.sample_no is 'Sample number.';
comment on column warehouse.repeated_sample.reported_on is 'Day of the report.';
comment on column warehouse.repeated_sample.number_twice is 'Whether its number stands in another row of that year or its neighbours.';
comment on column warehouse.repeated_sample.goods_twice is 'Whether the same producer, goods, day of production and size were taken twice from one unit in the year.';
