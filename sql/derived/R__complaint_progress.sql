-- Complaints and reports that were accepted, and how far they are.
drop view if exists warehouse.complaint_progress;
create view warehouse.complaint_progress as
select c.division_code, extract(year from c.accepted_on)::smallint as year, c.delivery_id, c.line, c.complaint_no, c.kind, c.category,
       c.accepted_on, c.closed_on is not null as closed, c.outcome is null as open
from warehouse.complaint c
where c.accepted and c.kind in ('COMPLAINT', 'REPORT');
comment on view warehouse.complaint_progress is 'One row per complaint or report that was accepted.';
comment on column warehouse.complaint_progress.division_code is 'Division of the office in charge.';
comment on column warehouse.complaint_progress.year is 'Calendar year of accepted_on.';
comment on column warehouse.complaint_progress.delivery_id is 'Delivery it came with.';
comment on column warehouse.complaint_progress.line is 'Line in its file.';
comment on column warehouse.complaint_progress.complaint_no is 'Number of the registration.';
comment on column warehouse.complaint_progress.kind is 'Complaint or report; codes: complaint-kind.';
comment on column warehouse.complaint_progress.category is 'What it is about; codes: complaint-category.';
comment on column warehouse.complaint_progress.accepted_on is 'Day it was accepted.';
comment on column warehouse.complaint_progress.closed is 'Whether it has a day on which it was closed.';
comment on column warehouse.complaint_progress.open is 'Whether nothing is said of how it ended.';
