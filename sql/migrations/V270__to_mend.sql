-- Which deliveries only a person can move: asked by the summary of a run and by figures for machines that watch.

create view intake.delivery_to_mend as
select d.delivery_id, d.state, d.feed, d.kind
from intake.delivery d
join intake.arrival a on a.arrival_id = d.arrival_id
where d.state in ('FAILED', 'REFUSED', 'AMBIGUOUS', 'WAITING', 'UNRECOGNISED')
  and not (d.state = 'REFUSED' and exists (
      select from intake.delivery later where later.feed = d.feed and later.kind = d.kind
        and later.division_code = d.division_code and later.period && d.period and later.part = d.part
        and later.state = 'LOADED' and later.delivery_id > d.delivery_id))
  and not (d.state = 'UNRECOGNISED' and exists (
      select from intake.arrival again where again.path = a.path and again.arrival_id > a.arrival_id));
comment on view intake.delivery_to_mend is 'One row per delivery that stands and that only a person can move.';
comment on column intake.delivery_to_mend.delivery_id is 'The delivery.';
comment on column intake.delivery_to_mend.state is 'FAILED, AMBIGUOUS, WAITING; REFUSED if no later one counts in its place; UNRECOGNISED if nothing came since under its name.';
comment on column intake.delivery_to_mend.feed is 'The feed; null if unrecognised.';
comment on column intake.delivery_to_mend.kind is 'detail, summary or snapshot; null if unrecognised.';
