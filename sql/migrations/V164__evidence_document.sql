-- RO03 资料审查. Printed by `ops/shian ddl evidence-documents`.

create table warehouse.evidence_document (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    document_no text not null,
    indicator text not null,
    for_year smallint not null,
    reference text,
    title text not null,
    issuer text,
    division text not null,
    issued_on date,
    pages bigint,
    conclusion text not null,
    expert text,
    found numeric,
    expected numeric,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.evidence_document is 'One row per document, indicator and year, of the deliveries that count: Documents read (RO03 资料审查).';
comment on column warehouse.evidence_document.division_code is 'Division the row counts in.';
comment on column warehouse.evidence_document.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.evidence_document.delivery_id is 'Delivery it came with.';
comment on column warehouse.evidence_document.line is 'Line in the file, from 1.';
comment on column warehouse.evidence_document.document_no is 'Number of the document. File: 材料编号.';
comment on column warehouse.evidence_document.indicator is 'Code of the indicator it is read for. File: 指标编码.';
comment on column warehouse.evidence_document.for_year is 'Year it is evidence for (assumed). File: 佐证年度.';
comment on column warehouse.evidence_document.reference is 'Reference number. File: 文号.';
comment on column warehouse.evidence_document.title is 'Title. File: 标题.';
comment on column warehouse.evidence_document.issuer is 'Who issued it. File: 发文单位.';
comment on column warehouse.evidence_document.division is 'Division it is about. File: 旗县区.';
comment on column warehouse.evidence_document.issued_on is 'Day it was issued. File: 日期.';
comment on column warehouse.evidence_document.pages is 'Pages, in 页. File: 页数.';
comment on column warehouse.evidence_document.conclusion is 'What the reader concludes. File: 审查结论; codes: review-conclusion.';
comment on column warehouse.evidence_document.expert is 'Number of the expert who read it. File: 专家.';
comment on column warehouse.evidence_document.found is 'Number that it proves (assumed). File: 认定数.';
comment on column warehouse.evidence_document.expected is 'Number that is due (assumed). File: 应有数.';
