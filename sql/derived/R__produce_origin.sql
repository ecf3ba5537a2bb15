-- Where produce samples were grown. A place of another city is outside, whatever it is called; what is said to be of the
-- city itself and is none of its divisions is not clear.
drop view if exists warehouse.produce_origin;
create view warehouse.produce_origin as
select division_code, year, delivery_id, line, sample_no, sampled_on,
       case when grown_county ~ '^[0-9]{6}$' then 'INSIDE'
            when grown_city is not null and grown_city is distinct from sampled_city then 'OUTSIDE'
            else 'UNCLEAR' end as origin
from warehouse.produce_sample;
comment on view warehouse.produce_origin is 'One row per sample number of farm produce.';
comment on column warehouse.produce_origin.division_code is 'Division where it was sampled.';
comment on column warehouse.produce_origin.year is 'Calendar year of sampling.';
comment on column warehouse.produce_origin.delivery_id is 'Delivery of the sample.';
comment on column warehouse.produce_origin.line is 'Line of the sample in its file.';
comment on column warehouse.produce_origin.sample_no is 'Sample number.';
comment on column warehouse.produce_origin.sampled_on is 'Day the sample was taken.';
comment on column warehouse.produce_origin.origin is 'Where it was grown; codes: origin.';
