-- RO05 访谈. Printed by `ops/shian ddl interviews`.

create table warehouse.interview (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    interview_no text not null,
    indicator text not null,
    position text not null,
    division text not null,
    held_on date,
    score numeric,
    minutes text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.interview is 'One row per interview and indicator, of the deliveries that count: Interviews (RO05 访谈).';
comment on column warehouse.interview.division_code is 'Division the row counts in.';
comment on column warehouse.interview.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.interview.delivery_id is 'Delivery it came with.';
comment on column warehouse.interview.line is 'Line in the file, from 1.';
comment on column warehouse.interview.interview_no is 'Number of the interview. File: 访谈编号.';
comment on column warehouse.interview.indicator is 'Code of the indicator. File: 指标编码.';
comment on column warehouse.interview.position is 'Office of the person. File: 对象职务.';
comment on column warehouse.interview.division is 'Division the person answers for. File: 旗县区.';
comment on column warehouse.interview.held_on is 'Day of the interview. File: 日期.';
comment on column warehouse.interview.score is 'Score, in 分. File: 评分.';
comment on column warehouse.interview.minutes is 'Minutes in a sentence. File: 纪要.';
