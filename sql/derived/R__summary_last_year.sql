-- What a yearly summary says of the year before, beside the summary of that year.
drop view if exists warehouse.summary_last_year;
create view warehouse.summary_last_year as
select s.division_code, s.year, s.delivery_id, s.line, s.division, s.link, s.last_year as stated, b.batches as were,
       coalesce(s.last_year <> b.batches, false) as differs
from warehouse.sampling_summary s
left join warehouse.sampling_summary b on b.division_code = s.division_code and b.year = s.year - 1 and b.link = s.link
where s.last_year is not null;
comment on view warehouse.summary_last_year is 'One row per row of a yearly summary that states the year before.';
comment on column warehouse.summary_last_year.division_code is 'Division of the row.';
comment on column warehouse.summary_last_year.year is 'Calendar year of the summary.';
comment on column warehouse.summary_last_year.delivery_id is 'Delivery of the summary.';
comment on column warehouse.summary_last_year.line is 'Line of the row in its file.';
comment on column warehouse.summary_last_year.division is 'Division once more, as part of the key.';
comment on column warehouse.summary_last_year.link is 'Link of the chain; codes: link.';
comment on column warehouse.summary_last_year.stated is 'Batches of the year before as stated.';
comment on column warehouse.summary_last_year.were is 'Batches in the summary of that year; null without one.';
comment on column warehouse.summary_last_year.differs is 'Whether they differ; false without a summary of that year.';
