-- MR05 12315投诉举报. Printed by `ops/shian ddl complaints`.

create table warehouse.complaint (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    complaint_no text not null,
    division text not null,
    kind text not null,
    registered_on date not null,
    channel text,
    category text not null,
    complainant text,
    subject text,
    credit_code text,
    address text,
    office text,
    accepted_on date,
    accepted boolean not null,
    extended boolean,
    filed boolean,
    closed_on date,
    outcome text,
    disputed numeric,
    recovered numeric,
    in_time boolean,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.complaint is 'One row per complaint, report or question, of the deliveries that count: Complaints and reports (MR05 12315投诉举报).';
comment on column warehouse.complaint.division_code is 'Division the row counts in.';
comment on column warehouse.complaint.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.complaint.delivery_id is 'Delivery it came with.';
comment on column warehouse.complaint.line is 'Line in the file, from 1.';
comment on column warehouse.complaint.complaint_no is 'Number of the registration. File: 登记编号.';
comment on column warehouse.complaint.division is 'Division of the office in charge. File: 承办区划.';
comment on column warehouse.complaint.kind is 'Complaint, report or question. File: 类型; codes: complaint-kind.';
comment on column warehouse.complaint.registered_on is 'Day it was registered. File: 登记日期.';
comment on column warehouse.complaint.channel is 'How it came. File: 来源; codes: complaint-channel.';
comment on column warehouse.complaint.category is 'What it is about. File: 商品大类; codes: complaint-category.';
comment on column warehouse.complaint.complainant is 'Who complains. File: 投诉举报人; masked.';
comment on column warehouse.complaint.subject is 'Whom it is about. File: 被投诉主体.';
comment on column warehouse.complaint.credit_code is 'Unified social credit code of whom it is about. File: 信用代码.';
comment on column warehouse.complaint.address is 'Address of whom it is about. File: 地址.';
comment on column warehouse.complaint.office is 'Office in charge. File: 承办单位.';
comment on column warehouse.complaint.accepted_on is 'Day it was accepted. File: 受理日期.';
comment on column warehouse.complaint.accepted is 'True if it was accepted. File: 是否受理.';
comment on column warehouse.complaint.extended is 'True if the time to decide on a report was extended. File: 是否延期.';
comment on column warehouse.complaint.filed is 'True if a case was filed. File: 立案.';
comment on column warehouse.complaint.closed_on is 'Day it was closed. File: 办结日期.';
comment on column warehouse.complaint.outcome is 'How it ended. File: 办结方式; codes: complaint-outcome.';
comment on column warehouse.complaint.disputed is 'Amount in dispute, in 元. File: 争议金额.';
comment on column warehouse.complaint.recovered is 'Loss that was recovered for the consumer, in 元. File: 挽回经济损失.';
comment on column warehouse.complaint.in_time is 'True if the office says it was closed in time. File: 是否按时.';
