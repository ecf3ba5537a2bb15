-- GR02 粮食收购. Printed by `ops/shian ddl grain-purchases`.

create table warehouse.grain_purchase (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    buyer text not null,
    record_no text,
    county text not null,
    stated_year smallint not null,
    year_basis text not null,
    month_no bigint not null,
    variety text not null,
    quantity numeric not null,
    grain_form text not null,
    nature text,
    source_place text,
    opening numeric,
    sold numeric,
    lost numeric,
    closing numeric,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.grain_purchase is 'One row per buyer, year, month and kind of grain, of the deliveries that count: Purchases of grain (GR02 粮食收购).';
comment on column warehouse.grain_purchase.division_code is 'Division the row counts in.';
comment on column warehouse.grain_purchase.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.grain_purchase.delivery_id is 'Delivery it came with.';
comment on column warehouse.grain_purchase.line is 'Line in the file, from 1.';
comment on column warehouse.grain_purchase.buyer is 'Who buys. File: 企业.';
comment on column warehouse.grain_purchase.record_no is 'Number of its record. File: 收购备案号.';
comment on column warehouse.grain_purchase.county is 'Division of the buyer. File: 旗县区.';
comment on column warehouse.grain_purchase.stated_year is 'Year as stated. File: 年度.';
comment on column warehouse.grain_purchase.year_basis is 'Of what the year is. File: 年度口径; codes: year-basis.';
comment on column warehouse.grain_purchase.month_no is 'Month, 1 to 12. File: 月.';
comment on column warehouse.grain_purchase.variety is 'Kind of grain. File: 品种; codes: grain-variety.';
comment on column warehouse.grain_purchase.quantity is 'Grain bought, in 吨. File: 收购量.';
comment on column warehouse.grain_purchase.grain_form is 'Whether the quantity is of raw or of traded grain. File: 折算; codes: grain-form.';
comment on column warehouse.grain_purchase.nature is 'By policy or by the market. File: 性质.';
comment on column warehouse.grain_purchase.source_place is 'Division the grain is from, as it stands if outside the city. File: 来源地.';
comment on column warehouse.grain_purchase.opening is 'Stock at the start, in 吨. File: 期初库存.';
comment on column warehouse.grain_purchase.sold is 'Grain sold, in 吨. File: 销售量.';
comment on column warehouse.grain_purchase.lost is 'Grain lost, in 吨. File: 损耗.';
comment on column warehouse.grain_purchase.closing is 'Stock at the end, in 吨. File: 期末库存.';

-- GR02-HZ 粮食收购年度汇总. Printed by `ops/shian ddl grain-purchases`.

create table warehouse.grain_purchase_summary (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    county text not null,
    summary_year smallint not null,
    quantity numeric not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.grain_purchase_summary is 'One row per division and year, of the deliveries that count: Yearly summary of purchases of grain (GR02-HZ 粮食收购年度汇总).';
comment on column warehouse.grain_purchase_summary.division_code is 'Division the row counts in.';
comment on column warehouse.grain_purchase_summary.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.grain_purchase_summary.delivery_id is 'Delivery it came with.';
comment on column warehouse.grain_purchase_summary.line is 'Line in the file, from 1.';
comment on column warehouse.grain_purchase_summary.county is 'Division of the buyers. File: 旗县区.';
comment on column warehouse.grain_purchase_summary.summary_year is 'Year as stated. File: 年度.';
comment on column warehouse.grain_purchase_summary.quantity is 'Raw grain bought, in 吨. File: 原粮收购量.';

-- GR03 粮食产后服务中心. Printed by `ops/shian ddl grain-centres`.

create table warehouse.grain_centre (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    centre text not null,
    county text not null,
    built_on date not null,
    approved boolean,
    capacity numeric,
    serviced numeric,
    loss_saved numeric,
    state text not null,
    closed_on date,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.grain_centre is 'One row per centre, of the deliveries that count: Post-production centres for grain (GR03 粮食产后服务中心).';
comment on column warehouse.grain_centre.division_code is 'Division the row counts in.';
comment on column warehouse.grain_centre.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.grain_centre.delivery_id is 'Delivery it came with.';
comment on column warehouse.grain_centre.line is 'Line in the file, from 1.';
comment on column warehouse.grain_centre.centre is 'Name of the centre. File: 中心名称.';
comment on column warehouse.grain_centre.county is 'Division of the centre. File: 旗县区.';
comment on column warehouse.grain_centre.built_on is 'Day it was finished. File: 建成日期.';
comment on column warehouse.grain_centre.approved is 'True if it passed the final check. File: 验收.';
comment on column warehouse.grain_centre.capacity is 'Grain it can clean or dry in a day, in 吨/日. File: 清理/烘干能力.';
comment on column warehouse.grain_centre.serviced is 'Grain serviced in the year, in 吨. File: 年服务量.';
comment on column warehouse.grain_centre.loss_saved is 'Loss of grain it saved in the year, in 吨. File: 节粮减损.';
comment on column warehouse.grain_centre.state is 'Whether it works. File: 状态; codes: centre-state.';
comment on column warehouse.grain_centre.closed_on is 'Day it closed. File: 停用日期.';
