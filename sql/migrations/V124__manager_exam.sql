-- MR09 食品安全管理人员抽查考核. Printed by `ops/shian ddl manager-exams`.

create table warehouse.manager_exam (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    exam_no text not null,
    division text not null,
    examined_on date not null,
    exam_level text not null,
    credit_code text,
    firm text,
    name text,
    subject text,
    attended boolean not null,
    score numeric,
    passed boolean,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.manager_exam is 'One row per manager to be examined, of the deliveries that count: Examinations of managers (MR09 食品安全管理人员抽查考核).';
comment on column warehouse.manager_exam.division_code is 'Division the row counts in.';
comment on column warehouse.manager_exam.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.manager_exam.delivery_id is 'Delivery it came with.';
comment on column warehouse.manager_exam.line is 'Line in the file, from 1.';
comment on column warehouse.manager_exam.exam_no is 'Number of the examination. File: 考核编号.';
comment on column warehouse.manager_exam.division is 'Division of the firm. File: 所属旗县区.';
comment on column warehouse.manager_exam.examined_on is 'Day of the examination. File: 抽考日期.';
comment on column warehouse.manager_exam.exam_level is 'Who held it. File: 抽考类别; codes: exam-level.';
comment on column warehouse.manager_exam.credit_code is 'Unified social credit code of the firm. File: 信用代码.';
comment on column warehouse.manager_exam.firm is 'Firm. File: 企业名称.';
comment on column warehouse.manager_exam.name is 'Manager. File: 姓名; masked.';
comment on column warehouse.manager_exam.subject is 'Subject. File: 抽考科目.';
comment on column warehouse.manager_exam.attended is 'True if the manager sat it. File: 是否参考.';
comment on column warehouse.manager_exam.score is 'Marks, in 分. File: 成绩.';
comment on column warehouse.manager_exam.passed is 'True if passed. File: 合格.';
