-- Deliveries that people had read again.

create table control.replay (
    run_id       bigint not null references control.run,
    delivery_id  bigint not null,
    arrival_id   bigint not null references intake.arrival,
    state_before text not null,
    outcome      text check (outcome in ('KEPT', 'FAILED')),
    reasons      jsonb not null default '[]',
    primary key (run_id, delivery_id)
);
comment on table control.replay is 'One row per delivery that a person had read again, and the run that did it.';
comment on column control.replay.run_id is 'The run.';
comment on column control.replay.delivery_id is 'The delivery; one that was unrecognised and is recognised now has another number since.';
comment on column control.replay.arrival_id is 'The arrival it came with.';
comment on column control.replay.state_before is 'State of the delivery when it was chosen.';
comment on column control.replay.outcome is 'KEPT: read again it would not count any more, so nothing of it was changed; FAILED: to be tried again by a rerun; null otherwise, see the delivery.';
comment on column control.replay.reasons is 'Messages (code, arguments) on the outcome.';
