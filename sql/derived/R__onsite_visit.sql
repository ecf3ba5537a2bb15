-- Points of the on-site review by the day of the visit, from which on they count: a list may name the points of days to come. A
-- point without a day counts from the first day of its list.
drop view if exists warehouse.onsite_visit;
create view warehouse.onsite_visit as
select p.division_code, extract(year from t.seen_on)::smallint as year, p.delivery_id, p.line, p.point_no, t.seen_on, p.point_type,
       p.conclusion, p.conclusion is not null as concluded, p.items, p.passed, p.left_out, case when p.certified is not null then p.workers end as workers,
       case when p.workers is not null then p.certified end as certified
from warehouse.onsite_point p
join intake.delivery y using (delivery_id)
cross join lateral (select coalesce(p.visited_on, lower(y.period)) as seen_on) t;
comment on view warehouse.onsite_visit is 'One row per point of the on-site review, by the day from which it counts.';
comment on column warehouse.onsite_visit.division_code is 'Division of the unit.';
comment on column warehouse.onsite_visit.year is 'Calendar year of seen_on.';
comment on column warehouse.onsite_visit.delivery_id is 'Delivery of the point.';
comment on column warehouse.onsite_visit.line is 'Line of the point in its file.';
comment on column warehouse.onsite_visit.point_no is 'Number of the point.';
comment on column warehouse.onsite_visit.seen_on is 'Day of the visit; the first day of the list if the list names none.';
comment on column warehouse.onsite_visit.point_type is 'Kind of business; codes: point-type.';
comment on column warehouse.onsite_visit.conclusion is 'What the reviewers conclude; codes: review-conclusion; null while they have not.';
comment on column warehouse.onsite_visit.concluded is 'Whether the reviewers have concluded.';
comment on column warehouse.onsite_visit.items is 'Items of the check list, in number.';
comment on column warehouse.onsite_visit.passed is 'Items that conform, in number.';
comment on column warehouse.onsite_visit.left_out is 'Items that do not apply to the unit, in number.';
comment on column warehouse.onsite_visit.workers is 'Workers asked for their certificate, in number; null if nothing is said of certificates.';
comment on column warehouse.onsite_visit.certified is 'Of these with a valid certificate, in number; null if nothing is said of workers.';
