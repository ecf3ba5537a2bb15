-- MR07 风险分级和量化分级. Printed by `ops/shian ddl risk-grades`.

create table warehouse.risk_grade (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    licence_no text not null,
    credit_code text not null,
    division text not null,
    grading text not null,
    assessed_year smallint not null,
    static_score numeric,
    dynamic_score numeric,
    grade text not null,
    assessed_on date not null,
    previous_grade text,
    assessor text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.risk_grade is 'One row per licence, grading and year of assessment, of the deliveries that count: Grades by risk and quantitative grades (MR07 风险分级和量化分级).';
comment on column warehouse.risk_grade.division_code is 'Division the row counts in.';
comment on column warehouse.risk_grade.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.risk_grade.delivery_id is 'Delivery it came with.';
comment on column warehouse.risk_grade.line is 'Line in the file, from 1.';
comment on column warehouse.risk_grade.licence_no is 'Number of the licence. File: 证书编号.';
comment on column warehouse.risk_grade.credit_code is 'Unified social credit code. File: 统一社会信用代码.';
comment on column warehouse.risk_grade.division is 'Division that supervises the unit. File: 所属旗县区.';
comment on column warehouse.risk_grade.grading is 'Which grading. File: 分级种类; codes: grading.';
comment on column warehouse.risk_grade.assessed_year is 'Year of the assessment. File: 评定年度.';
comment on column warehouse.risk_grade.static_score is 'Score of what does not change, in 分. File: 静态分.';
comment on column warehouse.risk_grade.dynamic_score is 'Score of how it is run, in 分. File: 动态分.';
comment on column warehouse.risk_grade.grade is 'Grade. File: 等级; codes: grade.';
comment on column warehouse.risk_grade.assessed_on is 'Day of the assessment. File: 评定日期.';
comment on column warehouse.risk_grade.previous_grade is 'Grade of the year before. File: 上年等级; codes: grade.';
comment on column warehouse.risk_grade.assessor is 'Who assessed it. File: 评定单位.';
