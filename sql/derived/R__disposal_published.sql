-- Closed disposals, and whether they were published.
drop view if exists warehouse.disposal_published;
create view warehouse.disposal_published as
select division_code, extract(year from closed_on)::smallint as year, delivery_id, line, sample_no, side, closed_on,
       published_on is not null as published
from warehouse.disposal
where closed_on is not null;
comment on view warehouse.disposal_published is 'One row per side of a disposal that is closed.';
comment on column warehouse.disposal_published.division_code is 'Division of the office in charge.';
comment on column warehouse.disposal_published.year is 'Calendar year of closed_on.';
comment on column warehouse.disposal_published.delivery_id is 'Delivery of the disposal.';
comment on column warehouse.disposal_published.line is 'Line of the disposal in its file.';
comment on column warehouse.disposal_published.sample_no is 'Sample number.';
comment on column warehouse.disposal_published.side is 'Side that is dealt with; codes: disposal-side.';
comment on column warehouse.disposal_published.closed_on is 'Day it was closed.';
comment on column warehouse.disposal_published.published is 'Whether it was published.';
