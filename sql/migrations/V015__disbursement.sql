-- FN02 资金拨付明细. Printed by `ops/shian ddl disbursements`.

create table warehouse.disbursement (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    voucher_no text not null,
    budget_year smallint not null,
    division text not null,
    unit_name text not null,
    account_code text,
    paid_on date not null,
    amount numeric not null,
    purpose text,
    reversal boolean,
    food_safety boolean not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.disbursement is 'One row per voucher, of the deliveries that count: Disbursements (FN02 资金拨付明细).';
comment on column warehouse.disbursement.division_code is 'Division the row counts in.';
comment on column warehouse.disbursement.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.disbursement.delivery_id is 'Delivery it came with.';
comment on column warehouse.disbursement.line is 'Line in the file, from 1.';
comment on column warehouse.disbursement.voucher_no is 'Voucher number. File: 凭证号.';
comment on column warehouse.disbursement.budget_year is 'Budget year. File: 预算年度.';
comment on column warehouse.disbursement.division is 'Division. File: 旗县区.';
comment on column warehouse.disbursement.unit_name is 'Unit that receives it. File: 预算单位.';
comment on column warehouse.disbursement.account_code is 'Code of the functional account. File: 功能科目编码.';
comment on column warehouse.disbursement.paid_on is 'Day of payment. File: 拨付日期.';
comment on column warehouse.disbursement.amount is 'Amount paid; negative for a reversal, in 元. File: 金额.';
comment on column warehouse.disbursement.purpose is 'Purpose. File: 用途.';
comment on column warehouse.disbursement.reversal is 'True for a reversal. File: 冲销标志.';
comment on column warehouse.disbursement.food_safety is 'True for food-safety funds. File: 是否食品安全经费.';
