-- What waits for a person may be let in or sent back; a file that was moved to the folder of its own department needs nobody any more.

create or replace view intake.delivery_to_mend as
select d.delivery_id, d.state, d.feed, d.kind
from intake.delivery d
join intake.arrival a on a.arrival_id = d.arrival_id
where d.state in ('FAILED', 'REFUSED', 'AMBIGUOUS', 'WAITING', 'UNRECOGNISED') and d.purged_at is null
  and not (d.state = 'REFUSED' and (d.reasons -> 0 ->> 'code' = 'operate.rejected-by'
      or d.delivery_id in (select delivery_id from intake.replaced)))
  and not (d.state = 'UNRECOGNISED' and exists (
      select from intake.arrival again where again.path = a.path and again.arrival_id > a.arrival_id))
  and not (d.state = 'UNRECOGNISED' and d.reasons -> 0 ->> 'code' like 'receive.folder-%' and exists (
      select from intake.delivery moved join intake.arrival other on other.arrival_id = moved.arrival_id
      where moved.sha256 = d.sha256 and moved.inside = d.inside and moved.arrival_id > d.arrival_id and moved.state <> 'UNRECOGNISED'
        and other.path <> a.path and regexp_replace(other.path, '^.*/', '') = regexp_replace(a.path, '^.*/', '')));

comment on column intake.delivery_to_mend.state is 'FAILED, AMBIGUOUS, WAITING; REFUSED if no later one counts in its place and no person sent it back; UNRECOGNISED if nothing came since under its path, nor was it moved to the folder of its own sender.';
comment on column intake.delivery.admitted_at is 'When a person let it in that waited; null if nobody did.';
comment on column intake.delivery.admitted_by is 'Who let it in, as asserted; null if nobody did.';

do $$
declare
    target text;
begin
    foreach target in array array['intake.delivery', 'scorer.delivery_status'] loop
        execute format('comment on column %s.state is %L', target, 'RECEIVED: to be loaded; LOADED: counts; PURGED: counts, and retention '
            'removed its rows; REFUSED: sent back; '
            'FAILED: to be tried again; SUPERSEDED: a later one counts; AMBIGUOUS: order unknown; WAITING: it touches a closed '
            'year, lacks many rows of what it would replace, or leaves out versions, and nobody has admitted it; NOT_COUNTED: another level '
            'owns the feed; UNRECOGNISED: no contract fits, or it lies in the folder of another sender.');
    end loop;
end $$;
