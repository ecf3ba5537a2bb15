-- MR03 不合格食品核查处置. Printed by `ops/shian ddl disposals`.

create table warehouse.disposal (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    sample_no text not null,
    side text not null,
    office text,
    served_on date not null,
    started_on date,
    control text,
    recalled numeric,
    cause text,
    rechecked_on date,
    filed boolean not null,
    case_no text,
    retest boolean,
    retest_conclusion text,
    objection boolean,
    published_on date,
    closed_on date,
    state text not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.disposal is 'One row per sample number and side, of the deliveries that count: Disposal of failed batches (MR03 不合格食品核查处置).';
comment on column warehouse.disposal.division_code is 'Division the row counts in.';
comment on column warehouse.disposal.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.disposal.delivery_id is 'Delivery it came with.';
comment on column warehouse.disposal.line is 'Line in the file, from 1.';
comment on column warehouse.disposal.sample_no is 'Sample number. File: 抽样编号.';
comment on column warehouse.disposal.side is 'Side that is dealt with: production or operation. File: 处置环节; codes: disposal-side.';
comment on column warehouse.disposal.office is 'Office in charge. File: 承办单位.';
comment on column warehouse.disposal.served_on is 'Day the notice was served. File: 通知书送达日期.';
comment on column warehouse.disposal.started_on is 'Day the disposal was started. File: 启动日期.';
comment on column warehouse.disposal.control is 'What was done with the goods: withdrawn, sealed, recalled. File: 产品控制情况.';
comment on column warehouse.disposal.recalled is 'Goods recalled, in 公斤. File: 召回数量.';
comment on column warehouse.disposal.cause is 'Cause that was found. File: 原因排查.';
comment on column warehouse.disposal.rechecked_on is 'Day of the check after mending. File: 整改复查日期.';
comment on column warehouse.disposal.filed is 'True if a case was filed. File: 立案.';
comment on column warehouse.disposal.case_no is 'Number of that case. File: 案件编号.';
comment on column warehouse.disposal.retest is 'True if a second test was asked for. File: 复检申请.';
comment on column warehouse.disposal.retest_conclusion is 'What the second test found. File: 复检结论; codes: retest-conclusion.';
comment on column warehouse.disposal.objection is 'True if an objection was registered. File: 异议登记.';
comment on column warehouse.disposal.published_on is 'Day it was published. File: 公开日期.';
comment on column warehouse.disposal.closed_on is 'Day it was closed. File: 办结日期.';
comment on column warehouse.disposal.state is 'How far it has come. File: 状态; codes: disposal-state.';
