-- ED01 学校食堂名录. Printed by `ops/shian ddl canteens`.

create table warehouse.canteen (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    school_code text not null,
    school_name text not null,
    stage text not null,
    division text not null,
    supply text not null,
    licence_no text,
    diners bigint,
    head_answers boolean,
    teachers_eat boolean,
    bright_kitchen text,
    online boolean not null,
    parents_watch boolean,
    insured boolean,
    inspected_on date,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.canteen is 'One row per canteen of a school, of the deliveries that count: Canteens of schools (ED01 学校食堂名录).';
comment on column warehouse.canteen.division_code is 'Division the row counts in.';
comment on column warehouse.canteen.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.canteen.delivery_id is 'Delivery it came with.';
comment on column warehouse.canteen.line is 'Line in the file, from 1.';
comment on column warehouse.canteen.school_code is 'Code of the school. File: 学校标识码.';
comment on column warehouse.canteen.school_name is 'Name of the school. File: 学校名称.';
comment on column warehouse.canteen.stage is 'Stage of the school. File: 学段; codes: school-stage.';
comment on column warehouse.canteen.division is 'Division of the school. File: 所属旗县区.';
comment on column warehouse.canteen.supply is 'Who cooks. File: 供餐方式; codes: meal-supply.';
comment on column warehouse.canteen.licence_no is 'Number of the licence of the canteen. File: 许可证编号.';
comment on column warehouse.canteen.diners is 'Persons who eat there, in 人. File: 就餐人数.';
comment on column warehouse.canteen.head_answers is 'True if the head of the school answers for it. File: 校长负责制.';
comment on column warehouse.canteen.teachers_eat is 'True if the school''s leaders eat there too. File: 陪餐制.';
comment on column warehouse.canteen.bright_kitchen is 'How its kitchen can be looked into. File: 明厨亮灶; codes: bright-kitchen.';
comment on column warehouse.canteen.online is 'True if the kitchen is on line. File: 互联网接入.';
comment on column warehouse.canteen.parents_watch is 'True if parents can watch it. File: 家委会直播.';
comment on column warehouse.canteen.insured is 'True if it has liability insurance. File: 责任险.';
comment on column warehouse.canteen.inspected_on is 'Day of the last check of the term. File: 学期检查日期.';
