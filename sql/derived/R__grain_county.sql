-- Divisions in which grain was bought, and whether a post-production centre works there by the last list of the year.
drop view if exists warehouse.grain_county;
create view warehouse.grain_county as
select distinct on (p.division_code, extract(year from m.bought_in)) p.division_code, extract(year from m.bought_in)::smallint as year,
       p.delivery_id, p.line, m.bought_in as first_month,
       exists (select from warehouse.grain_centre c
               join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
               where c.division_code = p.division_code and c.year = extract(year from m.bought_in) and c.state = 'RUNNING') as has_centre
from warehouse.grain_purchase p
cross join lateral (
    select make_date(p.stated_year + case when p.year_basis = 'GRAIN' and p.month_no < 10 then 1 else 0 end, p.month_no::int, 1) as bought_in
) m
where p.quantity > 0
order by p.division_code, extract(year from m.bought_in), m.bought_in, p.delivery_id, p.line;
comment on view warehouse.grain_county is 'One row per division and year with a purchase of grain: the first.';
comment on column warehouse.grain_county.division_code is 'Division of the buyer.';
comment on column warehouse.grain_county.year is 'Calendar year of the purchase.';
comment on column warehouse.grain_county.delivery_id is 'Delivery of that row.';
comment on column warehouse.grain_county.line is 'Line of that row in its file.';
comment on column warehouse.grain_county.first_month is 'First day of the first month with a purchase.';
comment on column warehouse.grain_county.has_centre is 'True if a post-production centre works there.';
