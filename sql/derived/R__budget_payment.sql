-- Payments of food-safety funds in the year of the budget they are out of: what is paid after it counts on its last day, what is paid
-- before it on its first.
drop view if exists warehouse.budget_payment;
create view warehouse.budget_payment as
select division_code, budget_year as year, delivery_id, line, voucher_no,
       least(greatest(paid_on, make_date(budget_year, 1, 1)), make_date(budget_year, 12, 31)) as counted_on, amount
from warehouse.disbursement
where food_safety;
comment on view warehouse.budget_payment is 'One row per payment of food-safety funds.';
comment on column warehouse.budget_payment.division_code is 'Division that is paid.';
comment on column warehouse.budget_payment.year is 'Budget year.';
comment on column warehouse.budget_payment.delivery_id is 'Delivery of the payment.';
comment on column warehouse.budget_payment.line is 'Line of the payment in its file.';
comment on column warehouse.budget_payment.voucher_no is 'Number of the voucher.';
comment on column warehouse.budget_payment.counted_on is 'Day of payment; the last or first day of the budget year if it lies after or before it.';
comment on column warehouse.budget_payment.amount is 'Amount paid, in yuan; negative for a reversal.';
