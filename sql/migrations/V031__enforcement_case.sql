-- MR04 食品违法案件. Printed by `ops/shian ddl enforcement-cases`.

create table warehouse.enforcement_case (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    case_no text not null,
    case_name text,
    filed_on date not null,
    source text not null,
    sample_no text,
    agency text,
    agency_division text not null,
    party_name text,
    party_type text,
    credit_code text,
    link text not null,
    cause text,
    procedure text not null,
    case_value numeric,
    decision_no text,
    decided_on date,
    penalty text,
    fine numeric,
    confiscated numeric,
    total numeric,
    person_fined boolean,
    person_name text,
    person_fine numeric,
    ban_years bigint,
    transferred boolean,
    transferred_on date,
    police_accepted boolean,
    detained boolean,
    closed_on date,
    published_on date,
    revoked boolean not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.enforcement_case is 'One row per case, of the deliveries that count: Food enforcement cases (MR04 食品违法案件).';
comment on column warehouse.enforcement_case.division_code is 'Division the row counts in.';
comment on column warehouse.enforcement_case.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.enforcement_case.delivery_id is 'Delivery it came with.';
comment on column warehouse.enforcement_case.line is 'Line in the file, from 1.';
comment on column warehouse.enforcement_case.case_no is 'Number of the case. File: 案件编号.';
comment on column warehouse.enforcement_case.case_name is 'Name of the case. File: 案件名称.';
comment on column warehouse.enforcement_case.filed_on is 'Day it was filed. File: 立案日期.';
comment on column warehouse.enforcement_case.source is 'What it began with. File: 案件来源; codes: case-source.';
comment on column warehouse.enforcement_case.sample_no is 'Sample number of the batch it began with. File: 抽样编号.';
comment on column warehouse.enforcement_case.agency is 'Office in charge. File: 办案机构.';
comment on column warehouse.enforcement_case.agency_division is 'Division of the office. File: 机构区划.';
comment on column warehouse.enforcement_case.party_name is 'Whom it is against. File: 当事人名称; masked.';
comment on column warehouse.enforcement_case.party_type is 'Kind of party. File: 当事人类型; codes: party-type.';
comment on column warehouse.enforcement_case.credit_code is 'Unified social credit code of the party. File: 统一社会信用代码.';
comment on column warehouse.enforcement_case.link is 'Link of the chain. File: 环节; codes: link.';
comment on column warehouse.enforcement_case.cause is 'Provision that was broken. File: 案由.';
comment on column warehouse.enforcement_case.procedure is 'Procedure. File: 程序; codes: case-procedure.';
comment on column warehouse.enforcement_case.case_value is 'Worth of the goods, in 元. File: 案值.';
comment on column warehouse.enforcement_case.decision_no is 'Number of the decision. File: 处罚决定书文号.';
comment on column warehouse.enforcement_case.decided_on is 'Day of the decision. File: 处罚决定日期.';
comment on column warehouse.enforcement_case.penalty is 'Kind of penalty; of several the gravest. File: 处罚种类; codes: penalty.';
comment on column warehouse.enforcement_case.fine is 'Fine, in 元. File: 罚款金额.';
comment on column warehouse.enforcement_case.confiscated is 'Worth confiscated, in 元. File: 没收金额.';
comment on column warehouse.enforcement_case.total is 'Fine and confiscation together, in 元. File: 罚没款合计.';
comment on column warehouse.enforcement_case.person_fined is 'True if a person was fined too. File: 处罚到人.';
comment on column warehouse.enforcement_case.person_name is 'That person. File: 人员姓名; masked.';
comment on column warehouse.enforcement_case.person_fine is 'Fine on that person, in 元. File: 对人罚款.';
comment on column warehouse.enforcement_case.ban_years is 'Years for which the person is banned from the trade, in 年. File: 从业禁止年限.';
comment on column warehouse.enforcement_case.transferred is 'True if handed over to the police. File: 行刑衔接移送.';
comment on column warehouse.enforcement_case.transferred_on is 'Day it was handed over. File: 移送日期.';
comment on column warehouse.enforcement_case.police_accepted is 'True if the police took it. File: 公安是否受理.';
comment on column warehouse.enforcement_case.detained is 'True if a person was detained. File: 行政拘留.';
comment on column warehouse.enforcement_case.closed_on is 'Day it was closed. File: 结案日期.';
comment on column warehouse.enforcement_case.published_on is 'Day the decision was published. File: 公示日期.';
comment on column warehouse.enforcement_case.revoked is 'True if the decision was revoked. File: 撤销标志.';
