-- Who handed in what when: the calendar of deliveries with what became of each period, and the same by department.

create view warehouse.due_status as
with counted as (
    select d.delivery_id, d.feed, d.kind, d.division_code, d.period, d.state, d.accepted, d.superseded_by,
           r.business_date as received_on,
           d.kind = 'snapshot' and upper(d.period) = lower(d.period) + 1 as of_a_day   -- any day of a period is enough
    from intake.delivery d
    join intake.arrival a on a.arrival_id = d.arrival_id
    join control.run r on r.run_id = a.run_id
    where d.state in ('LOADED', 'SUPERSEDED')),
today as (
    select max(business_date) as today from control.run),
periods as (
    select p.*, daterange(p.period_from, p.period_to, '[]') as period from warehouse.due_period p),
found as (
    select p.feed, p.kind, p.division_code, p.period_from, p.period_to, p.due_on, c.received, c.deliveries, c.resent, c.rows,
           c.rows_before,
           (select min(day.received_on) from counted day
            where day.feed = p.feed and day.kind = p.kind and day.division_code = p.division_code and day.period && p.period
              and (select range_agg(u.period) @> p.period or bool_or(u.of_a_day) from counted u
                   where u.feed = p.feed and u.kind = p.kind and u.division_code = p.division_code
                     and u.period && p.period and u.received_on <= day.received_on)) as received_on
    from periods p
    left join lateral (
        select range_agg(x.period) filter (where x.state = 'LOADED') @> p.period
                   or bool_or(x.state = 'LOADED' and x.of_a_day) as received, count(*) as deliveries,
               count(*) filter (where x.state = 'SUPERSEDED') as resent,
               sum(x.accepted) filter (where x.state = 'LOADED') as rows,
               sum(x.accepted) filter (where x.superseded_by in (
                   select l.delivery_id from counted l where l.state = 'LOADED')) as rows_before
        from counted x
        where x.feed = p.feed and x.kind = p.kind and x.division_code = p.division_code and x.period && p.period) c on true)
select s.feed, s.kind, f.department, f.title_zh, f.title_en, s.division_code, s.period_from, s.period_to, s.due_on,
       case when coalesce(s.received, false) then case when s.received_on > s.due_on then 'LATE' else 'ON_TIME' end
            when s.due_on >= t.today then 'DUE' else 'MISSING' end as state,
       case when coalesce(s.received, false) then s.received_on end as received_on,
       greatest(0, case when coalesce(s.received, false) then s.received_on else t.today end - s.due_on) as days_late,
       coalesce(s.deliveries, 0) as deliveries, coalesce(s.resent, 0) as resent, s.rows, s.rows_before,
       coalesce(s.rows < s.rows_before, false) as shrunken
from found s
cross join today t
left join warehouse.feed f on f.feed = s.feed and f.kind = s.kind;
comment on view warehouse.due_status is 'One row per feed, division and period that was due by the date of the last run: whether and when it was handed in.';
comment on column warehouse.due_status.feed is 'The feed.';
comment on column warehouse.due_status.kind is 'detail, summary or snapshot.';
comment on column warehouse.due_status.department is 'Department that owes it; null if the catalogue does not have the feed any more.';
comment on column warehouse.due_status.title_zh is 'Title of the feed in Chinese.';
comment on column warehouse.due_status.title_en is 'Title of the feed in English.';
comment on column warehouse.due_status.division_code is 'Division that owes it.';
comment on column warehouse.due_status.period_from is 'First day of the period.';
comment on column warehouse.due_status.period_to is 'Last day of the period.';
comment on column warehouse.due_status.due_on is 'Day by which it is due.';
comment on column warehouse.due_status.state is 'ON_TIME: handed in by its day; LATE: after it; DUE: today is its day; MISSING: its day is over.';
comment on column warehouse.due_status.received_on is 'Business date of the run by which the whole period was first handed in; null while it is not.';
comment on column warehouse.due_status.days_late is 'Days from the due day to that date, or to the last run while it is missing; 0 in time.';
comment on column warehouse.due_status.deliveries is 'Deliveries that touch the period and count or counted, in number.';
comment on column warehouse.due_status.resent is 'Of these, such as a later one replaced, in number.';
comment on column warehouse.due_status.rows is 'Rows of those that count, in number; null without any.';
comment on column warehouse.due_status.rows_before is 'Rows of those that they replaced, in number; null where they replaced none.';
comment on column warehouse.due_status.shrunken is 'Whether fewer rows count than before the last was replaced.';

create view warehouse.department_statistics as
with rows_of as (
    select f.department, extract(year from lower(d.period))::smallint as year, count(*) as deliveries,
           count(*) filter (where d.state = 'REFUSED') as refused,
           sum(d.rows_read) filter (where d.state = 'LOADED') as rows_read,
           sum(d.quarantined) filter (where d.state = 'LOADED') as quarantined
    from intake.delivery d
    join warehouse.feed f on f.feed = d.feed and f.kind = d.kind
    where d.period is not null
    group by 1, 2),
due_of as (
    select department, extract(year from period_from)::smallint as year, count(*) as due,
           count(*) filter (where state = 'ON_TIME') as on_time, count(*) filter (where state = 'LATE') as late,
           count(*) filter (where state = 'MISSING') as missing, sum(resent) as resent,
           count(*) filter (where shrunken) as shrunken, round(avg(days_late) filter (where state = 'LATE'), 1) as mean_days_late
    from warehouse.due_status where department is not null
    group by 1, 2)
select department, year, coalesce(due, 0) as due, coalesce(on_time, 0) as on_time, coalesce(late, 0) as late,
       coalesce(missing, 0) as missing, mean_days_late, coalesce(resent, 0) as resent, coalesce(shrunken, 0) as shrunken,
       coalesce(deliveries, 0) as deliveries, coalesce(refused, 0) as refused, rows_read, quarantined,
       round(100.0 * quarantined / nullif(rows_read, 0), 2) as quarantined_percent
from due_of
full join rows_of using (department, year);
comment on view warehouse.department_statistics is 'One row per department and year: how punctual and how clean what it handed in is.';
comment on column warehouse.department_statistics.department is 'The department.';
comment on column warehouse.department_statistics.year is 'Calendar year in which the periods begin.';
comment on column warehouse.department_statistics.due is 'Periods due so far, in number.';
comment on column warehouse.department_statistics.on_time is 'Of these handed in by their day, in number.';
comment on column warehouse.department_statistics.late is 'Of these handed in later, in number.';
comment on column warehouse.department_statistics.missing is 'Of these missing after their day, in number.';
comment on column warehouse.department_statistics.mean_days_late is 'Mean of the days late over those that were late; null without any.';
comment on column warehouse.department_statistics.resent is 'Deliveries that a later one replaced, in number.';
comment on column warehouse.department_statistics.shrunken is 'Periods for which fewer rows count than before, in number.';
comment on column warehouse.department_statistics.deliveries is 'Deliveries of any state, in number.';
comment on column warehouse.department_statistics.refused is 'Deliveries that were sent back, in number.';
comment on column warehouse.department_statistics.rows_read is 'Rows of the deliveries that count, in number.';
comment on column warehouse.department_statistics.quarantined is 'Of these set aside, in number.';
comment on column warehouse.department_statistics.quarantined_percent is 'Share of rows set aside, in percent; null without rows.';
