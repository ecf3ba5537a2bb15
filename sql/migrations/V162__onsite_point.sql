-- RO01 现场检查点位. Printed by `ops/shian ddl onsite-points`.

create table warehouse.onsite_point (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    point_no text not null,
    group_no bigint,
    visited_on date,
    division text not null,
    point_type text not null,
    unit_name text not null,
    credit_code text,
    form_version text,
    items bigint not null,
    passed bigint not null,
    failed bigint not null,
    left_out bigint not null,
    workers bigint,
    certified bigint,
    score numeric,
    conclusion text,
    problems text,
    photos text,
    mend_by date,
    recheck text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.onsite_point is 'One row per point, of the deliveries that count: Points of the on-site review (RO01 现场检查点位).';
comment on column warehouse.onsite_point.division_code is 'Division the row counts in.';
comment on column warehouse.onsite_point.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.onsite_point.delivery_id is 'Delivery it came with.';
comment on column warehouse.onsite_point.line is 'Line in the file, from 1.';
comment on column warehouse.onsite_point.point_no is 'Number of the point. File: 点位编号.';
comment on column warehouse.onsite_point.group_no is 'Group of reviewers. File: 组别.';
comment on column warehouse.onsite_point.visited_on is 'Day of the visit. File: 日期.';
comment on column warehouse.onsite_point.division is 'Division of the unit. File: 旗县区.';
comment on column warehouse.onsite_point.point_type is 'Kind of business. File: 业态; codes: point-type.';
comment on column warehouse.onsite_point.unit_name is 'Name of the unit. File: 单位名称.';
comment on column warehouse.onsite_point.credit_code is 'Unified social credit code of the unit. File: 信用代码.';
comment on column warehouse.onsite_point.form_version is 'Version of the check list. File: 检查表版本.';
comment on column warehouse.onsite_point.items is 'Items of the check list, in 项. File: 检查项数.';
comment on column warehouse.onsite_point.passed is 'Items that conform, in 项. File: 符合.';
comment on column warehouse.onsite_point.failed is 'Items that do not conform: the problems, in 项. File: 不符合.';
comment on column warehouse.onsite_point.left_out is 'Items that do not apply to the unit, in 项. File: 合理缺项.';
comment on column warehouse.onsite_point.workers is 'Workers asked for their certificate (assumed), in 人. File: 抽查从业人员数.';
comment on column warehouse.onsite_point.certified is 'Of these with a valid health certificate (assumed), in 人. File: 持健康证明人数.';
comment on column warehouse.onsite_point.score is 'Score, in 分. File: 得分.';
comment on column warehouse.onsite_point.conclusion is 'What the reviewers conclude (assumed). File: 检查结论; codes: review-conclusion.';
comment on column warehouse.onsite_point.problems is 'Problems in words. File: 问题描述.';
comment on column warehouse.onsite_point.photos is 'Photographs. File: 照片.';
comment on column warehouse.onsite_point.mend_by is 'Day by which the problems are to be mended. File: 整改期限.';
comment on column warehouse.onsite_point.recheck is 'What the second visit found. File: 复查结果; codes: recheck-result.';
