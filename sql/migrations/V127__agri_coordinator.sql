-- AG05 农畜产品质量安全协管员. Printed by `ops/shian ddl agri-coordinators`.

create table warehouse.agri_coordinator (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    division text not null,
    township text not null,
    village text not null,
    kind text not null,
    name text,
    hired_on date,
    left_on date,
    allowance numeric,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.agri_coordinator is 'One row per village and kind, of the deliveries that count: Coordinators for farm produce (AG05 农畜产品质量安全协管员).';
comment on column warehouse.agri_coordinator.division_code is 'Division the row counts in.';
comment on column warehouse.agri_coordinator.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.agri_coordinator.delivery_id is 'Delivery it came with.';
comment on column warehouse.agri_coordinator.line is 'Line in the file, from 1.';
comment on column warehouse.agri_coordinator.division is 'Division. File: 旗县区.';
comment on column warehouse.agri_coordinator.township is 'Township. File: 乡镇苏木.';
comment on column warehouse.agri_coordinator.village is 'Village. File: 嘎查村.';
comment on column warehouse.agri_coordinator.kind is 'What the person is. File: 类型; codes: agri-post.';
comment on column warehouse.agri_coordinator.name is 'Name. File: 姓名; masked.';
comment on column warehouse.agri_coordinator.hired_on is 'Day the person was taken on. File: 聘用日期.';
comment on column warehouse.agri_coordinator.left_on is 'Day the person left. File: 离岗日期.';
comment on column warehouse.agri_coordinator.allowance is 'Allowance a year, in 元. File: 年补助.';
