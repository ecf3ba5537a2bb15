-- Of each complaint and report that was accepted: by which day it is to be closed, and whether it was dealt with in time.
drop view if exists warehouse.complaint_due;
create view warehouse.complaint_due as
with limits as (
    select max(value) filter (where parameter = 'complaint.accept-workdays')::int as accept,
           max(value) filter (where parameter = 'complaint.mediate-workdays')::int as mediate,
           max(value) filter (where parameter = 'complaint.decide-workdays')::int as decide,
           max(value) filter (where parameter = 'complaint.extend-workdays')::int as extend
    from warehouse.parameter),
dated as (
    -- the calendar is joined, and not asked row by row: its functions would be called for each mention of a day
    select c.division_code, c.delivery_id, c.line, c.complaint_no, c.kind, c.category, c.accepted_on, c.closed_on, c.in_time,
           accept.day as accept_by, due.day as due_on
    from warehouse.complaint c cross join limits l
    left join warehouse.workday registered on registered.day = c.registered_on
    left join warehouse.workday accept on accept.worked and accept.ordinal = registered.ordinal + l.accept
    left join warehouse.workday begun on begun.day = case c.kind when 'COMPLAINT' then c.accepted_on else c.registered_on end
    left join warehouse.workday due on due.worked and due.ordinal = begun.ordinal
        + case c.kind when 'COMPLAINT' then l.mediate else l.decide + case when c.extended then l.extend else 0 end end
    where c.accepted and c.kind in ('COMPLAINT', 'REPORT'))
select division_code, extract(year from due_on)::smallint as year, delivery_id, line, complaint_no, kind, category, due_on, closed_on,
       coalesce(closed_on <= due_on and (kind = 'REPORT' or accepted_on <= accept_by), false) as in_time,
       coalesce(in_time, false) as stated_in_time, closed_on is not null as closed
from dated;
comment on view warehouse.complaint_due is 'One row per complaint or report that was accepted, by the day on which it is to be closed.';
comment on column warehouse.complaint_due.division_code is 'Division of the office in charge.';
comment on column warehouse.complaint_due.year is 'Calendar year of due_on.';
comment on column warehouse.complaint_due.delivery_id is 'Delivery it came with.';
comment on column warehouse.complaint_due.line is 'Line in its file.';
comment on column warehouse.complaint_due.complaint_no is 'Number of the registration.';
comment on column warehouse.complaint_due.kind is 'Complaint or report; codes: complaint-kind.';
comment on column warehouse.complaint_due.category is 'What it is about; codes: complaint-category.';
comment on column warehouse.complaint_due.due_on is 'Day by which it is due, in working days: a complaint from its acceptance, a report from its registration.';
comment on column warehouse.complaint_due.closed_on is 'Day it was closed; null while it is open.';
comment on column warehouse.complaint_due.in_time is 'Whether it was closed by then and, if a complaint, accepted in time.';
comment on column warehouse.complaint_due.stated_in_time is 'Whether the office says so.';
comment on column warehouse.complaint_due.closed is 'Whether it has a day on which it was closed, in time or not.';
