-- Approved batches whose codes say another division than the one they count in. The division column goes first.
drop view if exists warehouse.division_conflict;
create view warehouse.division_conflict as
with coded as (
    select division_code, year, delivery_id, line, sample_no, reported_on, licence_no,
           substring(sample_no from '^[A-Z]+[0-9]{2}([0-9]{6})') as in_number,
           substring(licence_no from '^(?:JY[0-9]|SC[0-9]{3})([0-9]{6})') as in_licence
    from warehouse.sampling_batch
    where state = 'APPROVED'),
flagged as (
    select division_code, year, delivery_id, line, sample_no, reported_on, licence_no,
           in_number is not null and not in_number = any(within) as number_differs,
           in_licence is not null and not in_licence = any(within) as licence_differs
    from coded
    -- a number of the city says that its office ordered the sample or gave the licence, and nothing of the district
    join (select division_code, array_agg(within_code) as within from warehouse.division_within group by 1) w using (division_code))
select * from flagged where number_differs or licence_differs;
comment on view warehouse.division_conflict is 'One row per approved batch whose sample number or licence carries another division.';
comment on column warehouse.division_conflict.division_code is 'Division it counts in.';
comment on column warehouse.division_conflict.year is 'Calendar year of the report.';
comment on column warehouse.division_conflict.delivery_id is 'Delivery of the batch.';
comment on column warehouse.division_conflict.line is 'Line of the batch in its file.';
comment on column warehouse.division_conflict.sample_no is 'Sample number.';
comment on column warehouse.division_conflict.reported_on is 'Day of the report.';
comment on column warehouse.division_conflict.licence_no is 'Licence number of the unit; null if none was handed in.';
comment on column warehouse.division_conflict.number_differs is 'Whether the sample number carries another division.';
comment on column warehouse.division_conflict.licence_differs is 'Whether the licence carries another division: the one that issued it, which may be old.';
