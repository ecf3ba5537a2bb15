-- MR01-HZ 食品抽样检验情况汇总. Printed by `ops/shian ddl sampling-batches`.

create table warehouse.sampling_summary (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    division text not null,
    link text not null,
    batches bigint not null,
    failed bigint not null,
    pass_rate numeric,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.sampling_summary is 'One row per division and link of the chain, of the deliveries that count: Yearly summary of food sampling (MR01-HZ 食品抽样检验情况汇总).';
comment on column warehouse.sampling_summary.division_code is 'Division the row counts in.';
comment on column warehouse.sampling_summary.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.sampling_summary.delivery_id is 'Delivery it came with.';
comment on column warehouse.sampling_summary.line is 'Line in the file, from 1.';
comment on column warehouse.sampling_summary.division is 'Division. File: 旗县区.';
comment on column warehouse.sampling_summary.link is 'Link of the chain. File: 抽样环节; codes: link.';
comment on column warehouse.sampling_summary.batches is 'Batches, in 批次. File: 抽检批次.';
comment on column warehouse.sampling_summary.failed is 'Batches failed, in 批次. File: 不合格批次.';
comment on column warehouse.sampling_summary.pass_rate is 'Pass rate in per cent as stated. File: 合格率.';
