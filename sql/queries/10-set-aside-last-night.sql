-- 10. All rows that were set aside last night, with file, line, column, reason and value as it stood.
--
-- One row per fault; a row of a file with several faults stands several times. Rows of a file that was refused as a whole are
-- among them. What tells who a person is, is masked; `ops/shian quarantine show DELIVERY LINE` shows the row itself.
--
-- Read as: operator
-- Parameters: run  number of a run; nothing for the last one that is over
\if :{?run} \else \set run '' \endif

with night as (
    select coalesce(nullif(:'run', '')::bigint, max(run_id)) as run_id
    from control.run
    where ended_at is not null
)
select y.delivery_id, a.path as file, nullif(y.inside, '') as inside, q.line, r.fault ->> 'header' as "column",
       r.fault ->> 'code' as reason, r.fault ->> 'value' as value,
       nullif((select string_agg(word, ', ') from jsonb_array_elements_text(r.fault -> 'arguments') as word), '') as expected,
       q.state, y.state as delivery_state
from night n
join intake.delivery y on y.settled_run = n.run_id
join intake.arrival a using (arrival_id)
join intake.quarantine q using (delivery_id)
cross join lateral jsonb_array_elements(q.reasons) with ordinality as r (fault, place)
order by a.path, y.inside, q.line, r.place;
