-- The calendar looks ahead, tells what is far fewer than usual, and is counted by feed and division too.

alter table warehouse.due_period add column upcoming boolean not null default false;
comment on table warehouse.due_period is 'One row per feed, division and period that was due by the date of the last run, or is within the days of the parameter due.ahead-days after it.';
comment on column warehouse.due_period.upcoming is 'Whether its day is after the date of the last run.';

create view warehouse.due_calendar as
with counted as (
    select d.delivery_id, d.feed, d.kind, d.division_code, d.period as handed_in, d.state, d.accepted, r.business_date,
           l.state = 'LOADED' as replaced_by_what_counts
    from intake.delivery d
    join intake.arrival a on a.arrival_id = d.arrival_id
    join control.run r on r.run_id = a.run_id
    left join intake.delivery l on l.delivery_id = d.superseded_by
    where d.state in ('LOADED', 'SUPERSEDED')),
replaced as (
    select superseded_by as delivery_id, sum(accepted) as accepted
    from intake.delivery where state = 'SUPERSEDED' and superseded_by is not null
    group by superseded_by),
touching as (
    select p.feed, p.kind, p.division_code, p.period_from, p.any_day, daterange(p.period_from, p.period_to, '[]') as owed,
           c.handed_in, c.state, c.accepted, c.business_date, c.replaced_by_what_counts,
           c.accepted::numeric / nullif(r.accepted, 0) as share_kept,
           not p.any_day or lower(c.handed_in) = max(lower(c.handed_in)) filter (where c.state = 'LOADED') over of_period as telling
    from warehouse.due_period p
    join counted c on c.feed = p.feed and c.kind = p.kind and c.division_code = p.division_code
        and c.handed_in && daterange(p.period_from, p.period_to, '[]')
    left join replaced r using (delivery_id)
    window of_period as (partition by p.feed, p.kind, p.division_code, p.period_from)),
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
           sum(accepted) filter (where state = 'LOADED' and telling) as rows,
           sum(accepted) filter (where replaced_by_what_counts and telling) as rows_before,
           min(share_kept) filter (where state = 'LOADED' and telling) as least_share_kept,
           coalesce(bool_and(any_day or handed_in <@ owed) filter (where state = 'LOADED'), false) as alone
    from touching
    group by feed, kind, division_code, period_from, owed),
-- what a delivery that covers more than the period says of the period alone, nobody knows
beside as (
    select *, array_agg(rows) filter (where received and alone) over
                  (partition by feed, kind, division_code order by period_from
                   rows between coalesce((select value::bigint from warehouse.parameter where parameter = 'shrunken.usual-of'), 0) preceding
                       and 1 preceding) as rows_beside
    from held),
limits as (
    select 1 - max(value) filter (where parameter = 'shrunken.below-before') / 100 as of_before,
           1 - max(value) filter (where parameter = 'shrunken.below-usual') / 100 as of_usual,
           max(value) filter (where parameter = 'shrunken.usual-rows') as usual_rows
    from warehouse.parameter),
nights as (
    select min(business_date) as first_night, max(business_date) as today from control.run)
select p.feed, p.kind, f.department, f.title_zh, f.title_en, p.division_code, p.months, p.period_from, p.period_to, p.due_on,
       coalesce(h.received, false) as received, w.received_on,
       case when h.received then case when p.due_on < n.first_night then 'RECEIVED' when w.received_on > p.due_on then 'LATE' else 'ON_TIME' end
            when p.upcoming then 'UPCOMING' when p.due_on >= n.today then 'DUE' else 'MISSING' end as state,
       case when not (coalesce(h.received, false) and p.due_on < n.first_night)
           then greatest(0, case when h.received then w.received_on else n.today end - p.due_on) end as days_late,
       coalesce(h.deliveries, 0) as deliveries, coalesce(h.resent, 0) as resent, h.rows, h.rows_before,
       coalesce(h.least_share_kept < l.of_before, false) or coalesce(h.rows < u.rows * l.of_usual and u.rows >= l.usual_rows, false)
           as shrunken,
       u.rows as usual_rows,
       case when h.least_share_kept < l.of_before then 'BEFORE' when h.rows < u.rows * l.of_usual and u.rows >= l.usual_rows then 'USUAL'
           end as fewer_than,
       p.upcoming, p.due_on - n.today as days_left
from warehouse.due_period p
cross join nights n
cross join limits l
left join beside h using (feed, kind, division_code, period_from)
left join first_whole w using (feed, kind, division_code, period_from)
left join lateral (
    select percentile_cont(0.5) within group (order by r)::numeric as rows
    from unnest(h.rows_beside) r
    having count(*) >= (select value from warehouse.parameter where parameter = 'shrunken.usual-periods')) u on h.received and h.alone
left join warehouse.feed f on f.feed = p.feed and f.kind = p.kind;
comment on view warehouse.due_calendar is 'One row per feed, division and period that was due by the date of the last run or will be within the days of the parameter due.ahead-days after it: whether and when it was handed in.';
comment on column warehouse.due_calendar.feed is 'The feed.';
comment on column warehouse.due_calendar.kind is 'detail, summary or snapshot.';
comment on column warehouse.due_calendar.department is 'Department that owes it; null if the catalogue does not have the feed any more.';
comment on column warehouse.due_calendar.title_zh is 'Title of the feed in Chinese.';
comment on column warehouse.due_calendar.title_en is 'Title of the feed in English.';
comment on column warehouse.due_calendar.division_code is 'Division that owes it.';
comment on column warehouse.due_calendar.months is 'Length of the period in months.';
comment on column warehouse.due_calendar.period_from is 'First day of the period.';
comment on column warehouse.due_calendar.period_to is 'Last day of the period.';
comment on column warehouse.due_calendar.due_on is 'Day by which it is due.';
comment on column warehouse.due_calendar.received is 'Whether deliveries that count cover it wholly; of a state, whether any of its days is told.';
comment on column warehouse.due_calendar.received_on is 'Business date of the run by which the whole period was first handed in; null if it never was.';
comment on column warehouse.due_calendar.state is 'ON_TIME: handed in by its day; LATE: after it; RECEIVED: handed in, in time or not nobody knows, since its day was before the first night; UPCOMING: its day is to come; DUE: today is its day; MISSING: its day is over.';
comment on column warehouse.due_calendar.days_late is 'Days from the due day to that date, or to the last run while it is missing; 0 in time; null if RECEIVED.';
comment on column warehouse.due_calendar.deliveries is 'Deliveries that touch the period and count or counted, in number.';
comment on column warehouse.due_calendar.resent is 'Of these, such as a later one replaced, in number.';
comment on column warehouse.due_calendar.rows is 'Rows of those that count, in number, of a state those of its last day; null without any.';
comment on column warehouse.due_calendar.rows_before is 'Rows of those that they replaced, in number; null where they replaced none.';
comment on column warehouse.due_calendar.shrunken is 'Whether they have markedly fewer rows than those they replaced, or than usual: by the parameters that begin with shrunken.';
comment on column warehouse.due_calendar.usual_rows is 'Median of the rows of the feed and division over the periods before, as many as shrunken.usual-of, in number; null with fewer than shrunken.usual-periods of them, or if a delivery covers more than the period.';
comment on column warehouse.due_calendar.fewer_than is 'BEFORE: a delivery has fewer rows than what it replaced; USUAL: the period has fewer than usual; null if not shrunken.';
comment on column warehouse.due_calendar.upcoming is 'Whether its day is after the date of the last run.';
comment on column warehouse.due_calendar.days_left is 'Days from the date of the last run to the due day; negative when it is over.';

create or replace view warehouse.due_status as
select feed, kind, department, title_zh, title_en, division_code, months, period_from, period_to, due_on, received, received_on, state,
       days_late, deliveries, resent, rows, rows_before, shrunken, usual_rows, fewer_than
from warehouse.due_calendar
where not upcoming;
comment on column warehouse.due_status.state is 'ON_TIME: handed in by its day; LATE: after it; RECEIVED: handed in, in time or not nobody knows, since its day was before the first night; DUE: today is its day; MISSING: its day is over.';
comment on column warehouse.due_status.days_late is 'Days from the due day to that date, or to the last run while it is missing; 0 in time; null if RECEIVED.';
comment on column warehouse.due_status.rows is 'Rows of those that count, in number, of a state those of its last day; null without any.';
comment on column warehouse.due_status.shrunken is 'Whether they have markedly fewer rows than those they replaced, or than usual: by the parameters that begin with shrunken.';
comment on column warehouse.due_status.usual_rows is 'Median of the rows of the feed and division over the periods before, as many as shrunken.usual-of, in number; null with fewer than shrunken.usual-periods of them, or if a delivery covers more than the period.';
comment on column warehouse.due_status.fewer_than is 'BEFORE: a delivery has fewer rows than what it replaced; USUAL: the period has fewer than usual; null if not shrunken.';

create view warehouse.feed_statistics as
with due_of as (
    select feed, kind, division_code, extract(year from period_from)::smallint as year, count(*) as due,
           count(*) filter (where state = 'ON_TIME') as on_time, count(*) filter (where state = 'LATE') as late,
           count(*) filter (where state = 'RECEIVED') as received_before, count(*) filter (where state = 'MISSING') as missing,
           coalesce(sum(days_late) filter (where state = 'LATE'), 0) as days_late,
           max(days_late) filter (where state = 'LATE') as most_days_late, count(*) filter (where shrunken) as shrunken
    from warehouse.due_status
    group by 1, 2, 3, 4),
open_rows as (
    select delivery_id, sum(rows) as rows
    from (select delivery_id, 1 as rows from intake.quarantine where state = 'OPEN'
          union all select delivery_id, rows from intake.quarantine_rest where state = 'OPEN') r
    group by delivery_id),
handed_in as (
    select d.feed, d.kind, d.division_code, extract(year from lower(d.period))::smallint as year, count(*) as deliveries,
           count(*) filter (where d.state = 'REFUSED') as refused, count(*) filter (where d.state = 'SUPERSEDED') as resent,
           coalesce(sum(d.rows_read) filter (where d.state = 'LOADED'), 0) as rows_read,
           coalesce(sum(d.quarantined) filter (where d.state = 'LOADED'), 0) as quarantined,
           coalesce(sum(o.rows) filter (where d.state = 'LOADED'), 0) as quarantined_open
    from intake.delivery d
    left join open_rows o using (delivery_id)
    where d.period is not null
    group by 1, 2, 3, 4),
revised as (
    select d.feed, d.kind, d.division_code, extract(year from lower(d.period))::smallint as year, count(*) as revisions,
           count(*) filter (where r.class = 'MAJOR') as major, count(*) filter (where r.class = 'UNSCHEDULED') as unscheduled,
           sum(r.added + r.removed + r.changed) as rows_revised
    from intake.revision r
    join intake.delivery d using (delivery_id)
    group by 1, 2, 3, 4)
select f.department, feed, kind, division_code, year, coalesce(due, 0) as due, coalesce(on_time, 0) as on_time, coalesce(late, 0) as late,
       coalesce(received_before, 0) as received_before, coalesce(missing, 0) as missing, coalesce(days_late, 0) as days_late, most_days_late,
       coalesce(resent, 0) as resent, coalesce(shrunken, 0) as shrunken, coalesce(deliveries, 0) as deliveries, coalesce(refused, 0) as refused,
       coalesce(revisions, 0) as revisions, coalesce(major, 0) as major, coalesce(unscheduled, 0) as unscheduled,
       coalesce(rows_revised, 0) as rows_revised, coalesce(rows_read, 0) as rows_read, coalesce(quarantined, 0) as quarantined,
       coalesce(quarantined_open, 0) as quarantined_open
from due_of
full join handed_in using (feed, kind, division_code, year)
full join revised using (feed, kind, division_code, year)
join warehouse.feed f using (feed, kind);
comment on view warehouse.feed_statistics is 'One row per feed, division and year: how punctual, how often revised and how clean what was handed in is. All but most_days_late can be added up.';
comment on column warehouse.feed_statistics.department is 'Department that owes it.';
comment on column warehouse.feed_statistics.feed is 'The feed.';
comment on column warehouse.feed_statistics.kind is 'detail, summary or snapshot.';
comment on column warehouse.feed_statistics.division_code is 'Division it is for.';
comment on column warehouse.feed_statistics.year is 'Calendar year in which the periods begin.';
comment on column warehouse.feed_statistics.due is 'Periods due so far, in number: on_time, late, received_before, missing, and those due today.';
comment on column warehouse.feed_statistics.on_time is 'Of these handed in by their day, in number.';
comment on column warehouse.feed_statistics.late is 'Of these handed in later, in number.';
comment on column warehouse.feed_statistics.received_before is 'Of these handed in though their day was before the first night, in number: in time or not nobody knows.';
comment on column warehouse.feed_statistics.missing is 'Of these missing after their day, in number.';
comment on column warehouse.feed_statistics.days_late is 'Sum of the days late over those that were late.';
comment on column warehouse.feed_statistics.most_days_late is 'Most days late of one that was late; null without any.';
comment on column warehouse.feed_statistics.resent is 'Deliveries that a later one replaced, in number.';
comment on column warehouse.feed_statistics.shrunken is 'Periods with markedly fewer rows than before or than usual, in number.';
comment on column warehouse.feed_statistics.deliveries is 'Deliveries of any state, in number.';
comment on column warehouse.feed_statistics.refused is 'Deliveries that were sent back, in number.';
comment on column warehouse.feed_statistics.revisions is 'Times that a delivery took the place of others, or was read again, in number.';
comment on column warehouse.feed_statistics.major is 'Of these such as changed more than the contract takes for routine, in number.';
comment on column warehouse.feed_statistics.unscheduled is 'Of these such as came later than the contract takes for routine, in number.';
comment on column warehouse.feed_statistics.rows_revised is 'Rows that revisions added, removed or changed, in number.';
comment on column warehouse.feed_statistics.rows_read is 'Rows of the deliveries that count, in number.';
comment on column warehouse.feed_statistics.quarantined is 'Of these set aside, in number.';
comment on column warehouse.feed_statistics.quarantined_open is 'Of these such as nobody waived or corrected, in number.';

drop view warehouse.department_statistics;
create view warehouse.department_statistics as
select department, year, sum(due) as due, sum(on_time) as on_time, sum(late) as late, sum(received_before) as received_before,
       sum(missing) as missing, round(sum(days_late) / nullif(sum(late), 0), 1) as mean_days_late, max(most_days_late) as most_days_late,
       sum(resent) as resent, sum(shrunken) as shrunken, sum(deliveries) as deliveries, sum(refused) as refused,
       sum(revisions) as revisions, sum(major) as major, sum(unscheduled) as unscheduled, sum(rows_revised) as rows_revised,
       sum(rows_read) as rows_read, sum(quarantined) as quarantined, sum(quarantined_open) as quarantined_open,
       round(100.0 * sum(quarantined) / nullif(sum(rows_read), 0), 2) as quarantined_percent
from warehouse.feed_statistics
group by department, year;
comment on view warehouse.department_statistics is 'One row per department and year: how punctual, how often revised and how clean what it handed in is.';
comment on column warehouse.department_statistics.department is 'The department.';
comment on column warehouse.department_statistics.year is 'Calendar year in which the periods begin.';
comment on column warehouse.department_statistics.due is 'Periods due so far, in number: on_time, late, received_before, missing, and those due today.';
comment on column warehouse.department_statistics.on_time is 'Of these handed in by their day, in number.';
comment on column warehouse.department_statistics.late is 'Of these handed in later, in number.';
comment on column warehouse.department_statistics.received_before is 'Of these handed in though their day was before the first night, in number: in time or not nobody knows.';
comment on column warehouse.department_statistics.missing is 'Of these missing after their day, in number.';
comment on column warehouse.department_statistics.mean_days_late is 'Mean of the days late over those that were late; null without any.';
comment on column warehouse.department_statistics.most_days_late is 'Most days late of one that was late; null without any.';
comment on column warehouse.department_statistics.resent is 'Deliveries that a later one replaced, in number.';
comment on column warehouse.department_statistics.shrunken is 'Periods with markedly fewer rows than before or than usual, in number.';
comment on column warehouse.department_statistics.deliveries is 'Deliveries of any state, in number.';
comment on column warehouse.department_statistics.refused is 'Deliveries that were sent back, in number.';
comment on column warehouse.department_statistics.revisions is 'Times that a delivery took the place of others, or was read again, in number.';
comment on column warehouse.department_statistics.major is 'Of these such as changed more than the contract takes for routine, in number.';
comment on column warehouse.department_statistics.unscheduled is 'Of these such as came later than the contract takes for routine, in number.';
comment on column warehouse.department_statistics.rows_revised is 'Rows that revisions added, removed or changed, in number.';
comment on column warehouse.department_statistics.rows_read is 'Rows of the deliveries that count, in number.';
comment on column warehouse.department_statistics.quarantined is 'Of these set aside, in number.';
comment on column warehouse.department_statistics.quarantined_open is 'Of these such as nobody waived or corrected, in number.';
comment on column warehouse.department_statistics.quarantined_percent is 'Share of rows set aside, in percent; null without rows.';
