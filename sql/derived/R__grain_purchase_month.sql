-- Purchases of grain by month of the calendar, as raw grain. A year of grain begins in October: its months from January to
-- September lie in the next year of the calendar.
drop view if exists warehouse.grain_purchase_month;
create view warehouse.grain_purchase_month as
select p.division_code, extract(year from m.bought_in)::smallint as year, p.delivery_id, p.line, p.buyer, p.variety, m.bought_in,
       (extract(year from m.bought_in) - case when p.month_no < 10 then 1 else 0 end)::smallint as grain_year,
       p.quantity * case when p.grain_form = 'TRADED' then t.raw_per_traded else 1 end as raw,
       p.opening is not null and p.closing is not null as has_stock, p.opening, p.quantity, p.sold, p.lost, p.closing
from warehouse.grain_purchase p
cross join (select value as raw_per_traded from warehouse.parameter where parameter = 'grain.raw-per-traded') t
cross join lateral (
    select make_date(p.stated_year + case when p.year_basis = 'GRAIN' and p.month_no < 10 then 1 else 0 end, p.month_no::int, 1) as bought_in
) m;
comment on view warehouse.grain_purchase_month is 'One row per buyer, month and kind of grain.';
comment on column warehouse.grain_purchase_month.division_code is 'Division of the buyer.';
comment on column warehouse.grain_purchase_month.year is 'Calendar year of the month.';
comment on column warehouse.grain_purchase_month.delivery_id is 'Delivery of the row.';
comment on column warehouse.grain_purchase_month.line is 'Line of the row in its file.';
comment on column warehouse.grain_purchase_month.buyer is 'Who buys.';
comment on column warehouse.grain_purchase_month.variety is 'Kind of grain; codes: grain-variety.';
comment on column warehouse.grain_purchase_month.bought_in is 'First day of the month.';
comment on column warehouse.grain_purchase_month.grain_year is 'Grain year of the month: from October of that year to September of the next.';
comment on column warehouse.grain_purchase_month.raw is 'Raw grain bought, in tonnes.';
comment on column warehouse.grain_purchase_month.has_stock is 'True if the row tells stocks.';
comment on column warehouse.grain_purchase_month.opening is 'Stock at the start, in tonnes; null if not told.';
comment on column warehouse.grain_purchase_month.quantity is 'Grain bought as stated, in tonnes.';
comment on column warehouse.grain_purchase_month.sold is 'Grain sold, in tonnes; null if not told.';
comment on column warehouse.grain_purchase_month.lost is 'Grain lost, in tonnes; null if not told.';
comment on column warehouse.grain_purchase_month.closing is 'Stock at the end, in tonnes; null if not told.';
