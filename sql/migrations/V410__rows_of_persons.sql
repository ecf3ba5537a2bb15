-- Rows of persons are kept for a time only, as the contract of their feed says. Then they go, with what was set aside, and the delivery
-- that counted is PURGED: it goes on counting by what was drawn from it, in the place it has, and nothing is drawn from it again.

alter table intake.delivery drop constraint delivery_state_check;
alter table intake.delivery add constraint delivery_state_check check (state in ('RECEIVED', 'LOADED', 'PURGED', 'REFUSED', 'FAILED',
    'SUPERSEDED', 'AMBIGUOUS', 'NOT_COUNTED', 'UNRECOGNISED', 'WAITING'));
alter table intake.delivery
    add column purged_at  timestamptz,
    add column purged_run bigint references control.run,
    add constraint purged_by_a_run check ((purged_at is null) = (purged_run is null)),
    add constraint purged_is_settled check (case when state = 'PURGED' then purged_at is not null
        else purged_at is null or state in ('REFUSED', 'SUPERSEDED', 'NOT_COUNTED') end);
alter table intake.delivery drop constraint loaded_is_counted;
alter table intake.delivery add constraint loaded_is_counted check (state not in ('LOADED', 'PURGED') or rows_read is not null);
alter table intake.delivery drop constraint counted_once;
alter table intake.delivery add constraint counted_once exclude using gist (feed with =, kind with =, part with =, division_code with =,
    period with &&) where (state in ('LOADED', 'PURGED') and mode <> 'changes');
drop index intake.delivery_lacking;
create index delivery_lacking on intake.delivery (feed, kind) where state in ('LOADED', 'PURGED') and absent_columns <> '{}';
do $$
declare
    target text;
begin
    foreach target in array array['intake.delivery', 'scorer.delivery_status'] loop
        execute format('comment on column %s.state is %L', target, 'RECEIVED: to be loaded; LOADED: counts; PURGED: counts, and retention '
            'removed its rows; REFUSED: sent back; FAILED: to be tried again; SUPERSEDED: a later one counts; AMBIGUOUS: order unknown; '
            'WAITING: it touches a closed year and nobody has admitted it; NOT_COUNTED: another level owns the feed; UNRECOGNISED: no contract fits.');
    end loop;
end $$;
comment on column intake.delivery.purged_at is 'When retention removed its rows, those set aside among them; null while there are any.';
comment on column intake.delivery.purged_run is 'The run that removed them; null while there are any.';

create table warehouse.frozen_year (
    delivery_id bigint not null references intake.delivery,
    year        smallint not null,
    primary key (delivery_id, year)
);
comment on table warehouse.frozen_year is 'One row per PURGED delivery and year that it covers: what is drawn from its feed in that year, itself or through a view, is never drawn again.';
comment on column warehouse.frozen_year.delivery_id is 'The delivery whose rows are gone.';
comment on column warehouse.frozen_year.year is 'Calendar year in which rows of it or parts of measures counted, or which its period touches.';

comment on column control.removal.kind is 'What it is, as the job names it: batch, load-units, runs, catalogues, alerts, superseded, editions, logs; or persons and the feed whose rows went.';
comment on column control.removal.oldest is 'Age of the oldest of them, of rows of persons the end of the period; null for logs.';
comment on column control.removal.newest is 'Age of the newest of them, likewise; null for logs.';

-- views that ask which deliveries count
create or replace view intake.replaced as
select d.delivery_id, max(later.delivery_id) as replaced_by
from intake.delivery d
join intake.delivery later on later.state in ('LOADED', 'PURGED') and later.feed = d.feed and later.kind = d.kind
    and later.division_code = d.division_code and later.part = d.part and later.period && d.period
    and case when later.version <> d.version then later.version > d.version else later.delivery_id > d.delivery_id end
where d.state in ('REFUSED', 'FAILED', 'AMBIGUOUS', 'WAITING')
group by d.delivery_id;

create or replace view intake.delivery_to_mend as
select d.delivery_id, d.state, d.feed, d.kind
from intake.delivery d
join intake.arrival a on a.arrival_id = d.arrival_id
where d.state in ('FAILED', 'REFUSED', 'AMBIGUOUS', 'WAITING', 'UNRECOGNISED') and d.purged_at is null
  and not (d.state = 'REFUSED' and d.delivery_id in (select delivery_id from intake.replaced))
  and not (d.state = 'UNRECOGNISED' and exists (
      select from intake.arrival again where again.path = a.path and again.arrival_id > a.arrival_id));

create or replace view warehouse.snapshot_standing as
with of_months as (
    select d.delivery_id, d.feed, d.kind, w.division_code, extract(year from d.reference_on)::smallint as year,
           extract(month from d.reference_on)::smallint as month, d.reference_on, d.division_code as told_for,
           rank() over (partition by d.feed, d.kind, w.division_code, extract(year from d.reference_on)::smallint,
                        extract(month from d.reference_on)::smallint order by d.reference_on desc, w.levels) as place,
           count(*) over same_day > count(*) over same_day_and_division as contested
    from intake.delivery d
    join warehouse.division_within w on w.within_code = d.division_code
    where d.state in ('LOADED', 'PURGED') and d.kind = 'snapshot'
    window same_day as (partition by d.feed, d.kind, w.division_code, d.reference_on),
           same_day_and_division as (partition by d.feed, d.kind, w.division_code, d.reference_on, d.division_code))
select delivery_id, feed, kind, division_code, year, month, reference_on, told_for, contested,
       case when month > min(month) over of_year then month else 1::smallint end as counts_from,
       coalesce(min(month) over (partition by feed, kind, division_code, year
                                 order by month range between 1 following and unbounded following) - 1, 12)::smallint as counts_to
from of_months
where place = 1
window of_year as (partition by feed, kind, division_code, year);

create or replace view warehouse.counted_part as
select p.delivery_id, p.measure, p.division_code, p.year, p.month, p.dimensions, p.value,
       coalesce(s.counts_from, p.month) as counts_from, coalesce(s.counts_to, 12::smallint) as counts_to
from warehouse.measure_part p
join intake.delivery d using (delivery_id)
left join warehouse.measure_definition m using (measure)
left join warehouse.snapshot_standing s on m.kind = 'snapshot' and s.delivery_id = p.delivery_id
    and s.division_code = p.division_code and s.year = p.year and (p.month = s.month or p.month = 0 and s.counts_to = 12)
where d.state in ('LOADED', 'PURGED') and (m.kind is distinct from 'snapshot' or s.delivery_id is not null);

create or replace view warehouse.due_calendar as
with counted as (
    select d.delivery_id, d.feed, d.kind, d.division_code, d.period as handed_in, d.state, d.accepted, r.business_date,
           l.state in ('LOADED', 'PURGED') as replaced_by_what_counts
    from intake.delivery d
    join intake.arrival a on a.arrival_id = d.arrival_id
    join control.run r on r.run_id = a.run_id
    left join intake.delivery l on l.delivery_id = d.superseded_by
    where d.state in ('LOADED', 'PURGED', 'SUPERSEDED')),
replaced as (
    select superseded_by as delivery_id, sum(accepted) as accepted
    from intake.delivery where state = 'SUPERSEDED' and superseded_by is not null
    group by superseded_by),
touching as (
    select p.feed, p.kind, p.division_code, p.period_from, p.any_day, daterange(p.period_from, p.period_to, '[]') as owed,
           c.handed_in, c.state, c.accepted, c.business_date, c.replaced_by_what_counts,
           c.accepted::numeric / nullif(r.accepted, 0) as share_kept,
           not p.any_day or lower(c.handed_in) = max(lower(c.handed_in)) filter (where c.state in ('LOADED', 'PURGED')) over of_period as telling
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
           coalesce(bool_or(any_day and state in ('LOADED', 'PURGED'))
               or range_agg(handed_in) filter (where state in ('LOADED', 'PURGED')) @> owed, false) as received,
           sum(accepted) filter (where state in ('LOADED', 'PURGED') and telling) as rows,
           sum(accepted) filter (where replaced_by_what_counts and telling) as rows_before,
           min(share_kept) filter (where state in ('LOADED', 'PURGED') and telling) as least_share_kept,
           coalesce(bool_and(any_day or handed_in <@ owed) filter (where state in ('LOADED', 'PURGED')), false) as alone
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

create or replace view warehouse.feed_statistics as
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
           coalesce(sum(d.rows_read) filter (where d.state in ('LOADED', 'PURGED')), 0) as rows_read,
           coalesce(sum(d.quarantined) filter (where d.state in ('LOADED', 'PURGED')), 0) as quarantined,
           coalesce(sum(o.rows) filter (where d.state in ('LOADED', 'PURGED')), 0) as quarantined_open
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
