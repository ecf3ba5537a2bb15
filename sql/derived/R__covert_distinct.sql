-- What the covert review saw, each counted once. Kinds and groups stand at the division that handed the list in: a kind seen in two
-- divisions is one kind.
drop view if exists warehouse.covert_distinct;
create view warehouse.covert_distinct as
select distinct on (seen.division_code, extract(year from t.seen_on), seen.what, seen.which)
       seen.division_code, extract(year from t.seen_on)::smallint as year, p.delivery_id, p.line, seen.what, seen.which, t.seen_on
from warehouse.covert_point p
join intake.delivery y on y.delivery_id = p.delivery_id
cross join lateral (select coalesce(p.visited_on, lower(y.period)) as seen_on) t
cross join lateral (values (y.division_code, 'TYPE', p.point_type), (p.division_code, 'DIVISION', p.division_code),
                           (y.division_code, 'GROUP', p.group_no::text)) seen(division_code, what, which)
where y.state = 'LOADED' and seen.which is not null
order by seen.division_code, extract(year from t.seen_on), seen.what, seen.which, t.seen_on, p.delivery_id, p.line;
comment on view warehouse.covert_distinct is 'One row per kind of business, division or group of the covert review: the first point of it.';
comment on column warehouse.covert_distinct.division_code is 'Division it counts in: its own, or the one that handed the list in.';
comment on column warehouse.covert_distinct.year is 'Calendar year of the review.';
comment on column warehouse.covert_distinct.delivery_id is 'Delivery of that point.';
comment on column warehouse.covert_distinct.line is 'Line of that point in its file.';
comment on column warehouse.covert_distinct.what is 'What is counted once; codes: review-count.';
comment on column warehouse.covert_distinct.which is 'Which kind, division or group it is.';
comment on column warehouse.covert_distinct.seen_on is 'Day of that point, from which it counts; the first day of the list if the list names none.';
