-- Who handed in what when: the calendar of deliveries with what became of each period, and the same by department.

create view warehouse.due_status as
with counted as (
    select d.feed, d.kind, d.division_code, d.period as handed_in, d.state, d.accepted, r.business_date,
           l.state = 'LOADED' as replaced_by_what_counts
    from intake.delivery d
    join intake.arrival a on a.arrival_id = d.arrival_id
    join control.run r on r.run_id = a.run_id
    left join intake.delivery l on l.delivery_id = d.superseded_by
    where d.state in ('LOADED', 'SUPERSEDED')),
touching as (
    select p.feed, p.kind, p.division_code, p.period_from, p.any_day, daterange(p.period_from, p.period_to, '[]') as owed,
           c.handed_in, c.state, c.accepted, c.business_date, c.replaced_by_what_counts
    from warehouse.due_period p
    join counted c on c.feed = p.feed and c.kind = p.kind and c.division_code = p.division_code
        and c.handed_in && daterange(p.period_from, p.period_to, '[]')),
first_whole as (
    select feed, kind, division_code, period_from, min(business_date) as received_on
    from (select feed, kind, division_code, period_from, business_date,
                 any_day or range_agg(handed_in) over by_then @> owed as whole
          from touching
          window by_then as (partition by feed, kind, division_code, period_from order by business_date)) t
    where whole
    group by feed, kind, division_code, period_from),
held as (
    select feed, kind, division_code, period_from, count(*) as deliveries, count(*) filter (where state = 'SUPERSEDED') as resent,
           coalesce(bool_or(any_day and state = 'LOADED')
               or range_agg(handed_in) filter (where state = 'LOADED') @> owed, false) as received,
           sum(accepted) filter (where state = 'LOADED') as rows,
           sum(accepted) filter (where replaced_by_what_counts) as rows_before
    from touching
    group by feed, kind, division_code, period_from, owed),
today as (
    select max(business_date) as today from control.run)
select p.feed, p.kind, f.department, f.title_zh, f.title_en, p.division_code, p.months, p.period_from, p.period_to, p.due_on,
       coalesce(h.received, false) as received, w.received_on,
       case when h.received then case when w.received_on > p.due_on then 'LATE' else 'ON_TIME' end
            when p.due_on >= t.today then 'DUE' else 'MISSING' end as state,
       greatest(0, case when h.received then w.received_on else t.today end - p.due_on) as days_late,
       coalesce(h.deliveries, 0) as deliveries, coalesce(h.resent, 0) as resent, h.rows, h.rows_before,
       coalesce(h.rows < h.rows_before, false) as shrunken
from warehouse.due_period p
cross join today t
left join held h using (feed, kind, division_code, period_from)
left join first_whole w using (feed, kind, division_code, period_from)
left join warehouse.feed f on f.feed = p.feed and f.kind = p.kind;
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
comment on column warehouse.due_status.months is 'Length of the period in months.';
comment on column warehouse.due_status.received is 'Whether deliveries that count cover it wholly; of a state, whether any of its days is told.';
comment on column warehouse.due_status.state is 'ON_TIME: handed in by its day; LATE: after it; DUE: today is its day; MISSING: its day is over.';
comment on column warehouse.due_status.received_on is 'Business date of the run by which the whole period was first handed in; null if it never was.';
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
