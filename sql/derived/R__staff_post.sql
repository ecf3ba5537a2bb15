-- The people of market regulation as the last list of a year has them.
drop view if exists warehouse.staff_post;
create view warehouse.staff_post as
select m.division_code, year, m.delivery_id, m.line, m.unit, m.person_no, m.unit_level, t.present and m.food as supervisor,
       t.present, m.professional, t.hours > 0 as trained, t.hours,
       t.present and m.food and coalesce(m.started_on <= t.first, true) and m.long_leave is not true as all_year,
       t.hours >= l.hours as enough,
       m.food and m.started_on between t.first and s.reference_on is true as joined,
       m.food and m.left_on between t.first and s.reference_on is true as departed
from warehouse.staff_member m
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
cross join (select value as hours from warehouse.parameter where parameter = 'training.hours') l
cross join lateral (
    select m.left_on is null or m.left_on > s.reference_on as present, make_date(year, 1, 1) as first,
           case when m.training_year = year then coalesce(m.training_hours, 0) else 0 end as hours) t;
comment on view warehouse.staff_post is 'One row per person in the last list of a year.';
comment on column warehouse.staff_post.division_code is 'Division of the office.';
comment on column warehouse.staff_post.year is 'Calendar year of the list.';
comment on column warehouse.staff_post.delivery_id is 'Delivery of the list.';
comment on column warehouse.staff_post.line is 'Line of the person in its file.';
comment on column warehouse.staff_post.unit is 'Office or station.';
comment on column warehouse.staff_post.person_no is 'Number of the person.';
comment on column warehouse.staff_post.unit_level is 'Level of the office; codes: staff-level.';
comment on column warehouse.staff_post.supervisor is 'Whether in post on the day of the list and supervising food.';
comment on column warehouse.staff_post.present is 'Whether in post on the day of the list.';
comment on column warehouse.staff_post.professional is 'Whether professional by the definition of the office.';
comment on column warehouse.staff_post.trained is 'Whether trained in the year.';
comment on column warehouse.staff_post.hours is 'Hours of training in the year; 0 if none are listed.';
comment on column warehouse.staff_post.all_year is 'Whether in post and supervising food from the first day of the year to the day of the list, and not on leave for long; a person without a first day was there before.';
comment on column warehouse.staff_post.enough is 'Whether those hours are as many as each must have.';
comment on column warehouse.staff_post.joined is 'Whether begun to supervise food in the year.';
comment on column warehouse.staff_post.departed is 'Whether ceased to supervise food in the year.';
