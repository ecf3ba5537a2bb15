-- MR09 食品监管人员与培训. Printed by `ops/shian ddl supervision-staff`.

create table warehouse.staff_member (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    division text not null,
    unit text not null,
    unit_level text not null,
    person_no text not null,
    name text,
    post_kind text,
    food boolean not null,
    major text,
    professional boolean not null,
    started_on date,
    left_on date,
    training_year smallint,
    training_hours numeric,
    exam_subject text,
    exam_score numeric,
    exam_passed boolean,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.staff_member is 'One row per person, of the deliveries that count: Supervisors and their training (MR09 食品监管人员与培训).';
comment on column warehouse.staff_member.division_code is 'Division the row counts in.';
comment on column warehouse.staff_member.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.staff_member.delivery_id is 'Delivery it came with.';
comment on column warehouse.staff_member.line is 'Line in the file, from 1.';
comment on column warehouse.staff_member.division is 'Division of the office. File: 所属旗县区.';
comment on column warehouse.staff_member.unit is 'Office or station. File: 单位.';
comment on column warehouse.staff_member.unit_level is 'Level of the office. File: 单位层级; codes: staff-level.';
comment on column warehouse.staff_member.person_no is 'Number of the person. File: 人员编号.';
comment on column warehouse.staff_member.name is 'Name. File: 姓名; masked.';
comment on column warehouse.staff_member.post_kind is 'Kind of post. File: 编制类型; codes: post-kind.';
comment on column warehouse.staff_member.food is 'True if the person supervises food. File: 是否食品监管.';
comment on column warehouse.staff_member.major is 'What the person studied. File: 所学专业.';
comment on column warehouse.staff_member.professional is 'True if professional by the definition of the office. File: 专业人员.';
comment on column warehouse.staff_member.started_on is 'Day the person took up the post. File: 到岗日期.';
comment on column warehouse.staff_member.left_on is 'Day the person left it. File: 离岗日期.';
comment on column warehouse.staff_member.training_year is 'Year of the training. File: 培训年度.';
comment on column warehouse.staff_member.training_hours is 'Hours of training in that year, in 学时. File: 培训学时.';
comment on column warehouse.staff_member.exam_subject is 'Subject of the examination. File: 抽考科目.';
comment on column warehouse.staff_member.exam_score is 'Marks, in 分. File: 成绩.';
comment on column warehouse.staff_member.exam_passed is 'True if passed. File: 合格.';
