-- Producers in production, and whether food was sampled at them: batches of supervision that count, by credit code.
drop view if exists warehouse.sampled_producer;
create view warehouse.sampled_producer as
with sampled as (
    select distinct credit_code, year
    from warehouse.sampling_batch
    where state = 'APPROVED' and task_type = 'SUPERVISION' and credit_code is not null)
select r.division_code, r.year, r.delivery_id, r.line, r.licence_no, r.credit_code, sampled.credit_code is not null as sampled
from warehouse.licence_register r
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
left join sampled using (credit_code, year)
where r.state in ('VALID', 'SUSPENDED') and r.unit_kind = 'PRODUCER' and r.in_production;
comment on view warehouse.sampled_producer is 'One row per producer in production in the last register of the year.';
comment on column warehouse.sampled_producer.division_code is 'Division that supervises it.';
comment on column warehouse.sampled_producer.year is 'Calendar year of the register and of the batches.';
comment on column warehouse.sampled_producer.delivery_id is 'Delivery of the register.';
comment on column warehouse.sampled_producer.line is 'Line of the producer in its file.';
comment on column warehouse.sampled_producer.licence_no is 'Number of the licence.';
comment on column warehouse.sampled_producer.credit_code is 'Unified social credit code of the unit; null if the register does not say.';
comment on column warehouse.sampled_producer.sampled is 'Whether a batch of supervision was taken at it in the year.';
