-- HL04 医疗机构名录. Printed by `ops/shian ddl institutions`.

create table warehouse.institution (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    institution_code text not null,
    institution_name text not null,
    grade text not null,
    county text not null,
    sentinel boolean,
    opened_on date,
    closed_on date,
    zero_months text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.institution is 'One row per institution, of the deliveries that count: Register of medical institutions (HL04 医疗机构名录).';
comment on column warehouse.institution.division_code is 'Division the row counts in.';
comment on column warehouse.institution.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.institution.delivery_id is 'Delivery it came with.';
comment on column warehouse.institution.line is 'Line in the file, from 1.';
comment on column warehouse.institution.institution_code is 'Code of the institution. File: 机构编码.';
comment on column warehouse.institution.institution_name is 'Name of the institution. File: 机构名称.';
comment on column warehouse.institution.grade is 'What kind of institution it is. File: 级别; codes: institution-grade.';
comment on column warehouse.institution.county is 'Division of the institution. File: 旗县区.';
comment on column warehouse.institution.sentinel is 'True if it is a sentinel hospital. File: 是否哨点医院.';
comment on column warehouse.institution.opened_on is 'Day since which it works. File: 启用日期.';
comment on column warehouse.institution.closed_on is 'Day since which it works no more. File: 停用日期.';
comment on column warehouse.institution.zero_months is 'Months of the year for which it reported no case. File: 零报告月份.';
