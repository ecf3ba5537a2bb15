-- SC01 食品安全科技项目. Printed by `ops/shian ddl science-projects`.

create table warehouse.science_project (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    project_no text not null,
    project_name text not null,
    undertaker text,
    county text not null,
    approved_year smallint not null,
    granted numeric not null,
    paid numeric,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.science_project is 'One row per project, of the deliveries that count: Science projects on food safety (SC01 食品安全科技项目).';
comment on column warehouse.science_project.division_code is 'Division the row counts in.';
comment on column warehouse.science_project.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.science_project.delivery_id is 'Delivery it came with.';
comment on column warehouse.science_project.line is 'Line in the file, from 1.';
comment on column warehouse.science_project.project_no is 'Number of the project. File: 项目编号.';
comment on column warehouse.science_project.project_name is 'Name of the project. File: 项目名称.';
comment on column warehouse.science_project.undertaker is 'Who undertakes it. File: 承担单位.';
comment on column warehouse.science_project.county is 'Division that supports it. File: 所属旗县区.';
comment on column warehouse.science_project.approved_year is 'Year it was approved. File: 立项年度.';
comment on column warehouse.science_project.granted is 'Funds granted, in 元. File: 资助金额.';
comment on column warehouse.science_project.paid is 'Funds paid out, in 元. File: 拨付金额.';
