-- Deliveries that count though too many of their rows are bad, since a person decided so.

alter table control.run
    add column refuse_above numeric,
    add column refuse_above_why text,
    add constraint refuse_above_is_a_share check (refuse_above > 0 and refuse_above <= 1),
    add constraint refuse_above_has_a_reason check ((refuse_above is null) = (refuse_above_why is null));
comment on column control.run.refuse_above is 'Share of bad rows, 0 to 1, up to which this run takes a delivery whose contract would refuse it; null where contracts decide alone.';
comment on column control.run.refuse_above_why is 'Why the threshold was raised for it; null if it was not.';

alter table intake.delivery
    add column forced_up_to numeric,
    add column forced_at timestamptz,
    add column forced_by text,
    add column forced_why text,
    add constraint forced_up_to_is_a_share check (forced_up_to > 0 and forced_up_to <= 1),
    add constraint forced_by_somebody check (num_nulls(forced_up_to, forced_at, forced_by, forced_why) in (0, 4));
comment on column intake.delivery.forced_up_to is 'Share of bad rows, 0 to 1, up to which a person had it taken above the threshold of its contract; null if nobody did.';
comment on column intake.delivery.forced_at is 'When a person had it taken above the threshold; null if nobody did.';
comment on column intake.delivery.forced_by is 'Who had it taken above the threshold, as asserted; null if nobody did.';
comment on column intake.delivery.forced_why is 'Why it was taken above the threshold; null if it was not.';

create or replace view scorer.delivery_status as
select y.delivery_id, y.state, y.feed, y.kind, y.division_code, lower(y.period) as period_from,
       upper(y.period) - 1 as period_to, y.part, y.version, a.path, y.sha256, a.arrived_at, y.settled_at, y.rows_read,
       y.accepted, y.quarantined, y.duplicate, y.non_data, y.superseded_by, y.reasons, y.forced_up_to, y.forced_at, y.forced_by,
       y.forced_why
from intake.delivery y
join intake.arrival a on a.arrival_id = y.arrival_id;
comment on column scorer.delivery_status.forced_up_to is 'Share of bad rows, 0 to 1, up to which a person had it taken above the threshold of its contract; null if nobody did.';
comment on column scorer.delivery_status.forced_at is 'When a person had it taken above the threshold; null if nobody did.';
comment on column scorer.delivery_status.forced_by is 'Who had it taken above the threshold, as asserted; null if nobody did.';
comment on column scorer.delivery_status.forced_why is 'Why it was taken above the threshold; null if it was not.';

create view intake.refused_for_bad_rows as
select r.delivery_id, r.feed, r.kind, r.division_code, r.period, r.bad, r.quarantined - r.bad as good, r.data_rows,
       r.bad::numeric / r.data_rows as share,
       (select max(later.delivery_id) from intake.delivery later
        where later.state = 'LOADED' and later.feed = r.feed and later.kind = r.kind and later.division_code = r.division_code
          and later.part = r.part and later.period && r.period
          and case when later.version <> r.version then later.version > r.version
                   else later.delivery_id > r.delivery_id end) as replaced_by
from (select d.*, (reasons -> 0 -> 'arguments' ->> 0)::bigint as bad, (reasons -> 0 -> 'arguments' ->> 1)::bigint as data_rows
      from intake.delivery d
      where state = 'REFUSED' and reasons -> 0 ->> 'code' = 'load.above-threshold') r;
comment on view intake.refused_for_bad_rows is 'One row per delivery that is refused since too many of its rows are bad, which a person can override; as it was last read.';
comment on column intake.refused_for_bad_rows.delivery_id is 'The delivery.';
comment on column intake.refused_for_bad_rows.feed is 'The feed.';
comment on column intake.refused_for_bad_rows.kind is 'detail, summary or snapshot.';
comment on column intake.refused_for_bad_rows.division_code is 'Division it is for.';
comment on column intake.refused_for_bad_rows.period is 'Days it is for.';
comment on column intake.refused_for_bad_rows.bad is 'Rows that cannot be taken, in number.';
comment on column intake.refused_for_bad_rows.good is 'Rows that could be, in number.';
comment on column intake.refused_for_bad_rows.data_rows is 'Rows that carry data, exact copies included, in number.';
comment on column intake.refused_for_bad_rows.share is 'Bad rows among the rows that carry data, 0 to 1.';
comment on column intake.refused_for_bad_rows.replaced_by is 'Delivery of a later version, or else a later one, for its scope that counts; null if there is none.';
