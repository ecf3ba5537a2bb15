-- Cases that began with a sample, and whether a disposal says so.
drop view if exists warehouse.sampling_case;
create view warehouse.sampling_case as
with named as (
    select distinct c.delivery_id, c.line
    from warehouse.enforcement_case c
    join warehouse.disposal d on d.sample_no = c.sample_no and d.year between c.year - 1 and c.year + 1
    where d.filed)
select c.division_code, c.year, c.delivery_id, c.line, c.case_no, c.sample_no, c.filed_on, named.line is null as without_disposal
from warehouse.enforcement_case c
left join named using (delivery_id, line)
where c.sample_no is not null and not c.revoked;
comment on view warehouse.sampling_case is 'One row per case that began with a sample, by the day of filing.';
comment on column warehouse.sampling_case.division_code is 'Division of the office in charge.';
comment on column warehouse.sampling_case.year is 'Calendar year of filing.';
comment on column warehouse.sampling_case.delivery_id is 'Delivery of the case.';
comment on column warehouse.sampling_case.line is 'Line of the case in its file.';
comment on column warehouse.sampling_case.case_no is 'Number of the case.';
comment on column warehouse.sampling_case.sample_no is 'Sample number.';
comment on column warehouse.sampling_case.filed_on is 'Day of filing.';
comment on column warehouse.sampling_case.without_disposal is 'Whether no disposal of that sample says that a case was filed.';
