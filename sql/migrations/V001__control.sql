-- Schemas, who may do what in them, and the tables that say what runs, what is stale and who did what.

-- the schema control is there already: the history of the migrations stands in it
create schema intake;
create schema warehouse;
create schema reconciliation;
create schema publication;
create schema scorer;

comment on schema control is 'What runs and who did what: runs, stages, stale marks, the catalogue as it was, actions of people, Spring Batch.';
comment on schema intake is 'What came in: contents, arrivals, deliveries, quarantined rows, control totals.';
comment on schema warehouse is 'What was accepted: divisions, code lists, facts, measures.';
comment on schema reconciliation is 'What was compared: verdicts of the rules and the breaks between the sides.';
comment on schema publication is 'What was published: editions and the values in them. Rows are added, never changed.';
comment on schema scorer is 'The contract with readers: views whose columns are only ever added to.';

grant usage on schema control, intake, warehouse, reconciliation, publication, scorer to ${pipeline}, ${operator};
grant usage on schema warehouse, reconciliation, publication, scorer to ${analyst};
grant usage on schema scorer to ${scorer};

alter default privileges in schema control, intake, warehouse, reconciliation, publication
    grant select, insert, update, delete on tables to ${pipeline};
alter default privileges in schema control, intake, warehouse, reconciliation, publication
    grant usage on sequences to ${pipeline};
alter default privileges in schema scorer grant select on tables to ${pipeline};
alter default privileges in schema control, intake, warehouse, reconciliation, publication, scorer
    grant select on tables to ${operator};
alter default privileges in schema warehouse, reconciliation, publication, scorer grant select on tables to ${analyst};
alter default privileges in schema scorer grant select on tables to ${scorer};

create extension if not exists btree_gist schema public;

-- the history table of the migrations is the only one made before this file
comment on table control.flyway_schema_history is 'One row per migration that was applied; kept by Flyway.';
do $$
declare
    name text;
begin
    for name in select attname from pg_attribute
                where attrelid = 'control.flyway_schema_history'::regclass and attnum > 0 and not attisdropped
    loop
        execute format('comment on column control.flyway_schema_history.%I is %L', name, 'Kept by Flyway: ' || name || '.');
    end loop;
end $$;

create function control.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is never changed: rows are only added', tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;
comment on function control.refuse_change() is 'Trigger of tables whose rows are only added.';

create table control.catalogue (
    catalogue_hash text primary key,
    first_used_at  timestamptz not null
);
comment on table control.catalogue is 'One row per state of the catalogue (the folder jobs/) that a run has used.';
comment on column control.catalogue.catalogue_hash is 'SHA-256 over the names and contents of its files.';
comment on column control.catalogue.first_used_at is 'When a run first used it.';

create table control.catalogue_file (
    catalogue_hash text not null references control.catalogue,
    path           text not null,
    content        text not null,
    primary key (catalogue_hash, path)
);
comment on table control.catalogue_file is 'One row per file of a state of the catalogue, so that a figure can be computed again with the rules of its day.';
comment on column control.catalogue_file.catalogue_hash is 'The state it belongs to.';
comment on column control.catalogue_file.path is 'Path below jobs/.';
comment on column control.catalogue_file.content is 'The file as it was.';

create table control.definition (
    kind text not null check (kind in ('MEASURE', 'RULE', 'INDICATOR', 'DUE')),
    name text not null,
    hash text not null,
    primary key (kind, name)
);
comment on table control.definition is 'One row per measure, rule and indicator as last computed; a changed hash makes it stale.';
comment on column control.definition.kind is 'MEASURE, RULE, INDICATOR, or DUE: what is due from a feed.';
comment on column control.definition.name is 'Its name in the catalogue.';
comment on column control.definition.hash is 'SHA-256 of the definition it was last computed with.';

create table control.stale (
    kind  text not null check (kind in ('PARTS', 'MEASURE', 'RULE', 'INDICATOR')),
    name  text not null,
    year  smallint not null default 0,
    since timestamptz not null default now(),
    primary key (kind, name, year)
);
comment on table control.stale is 'One row per thing that must be computed again; set in the transaction that made it stale, cleared in the one that mends it.';
comment on column control.stale.kind is 'PARTS: a measure whose definition changed, over all loaded deliveries; MEASURE: one year of a measure; RULE; INDICATOR.';
comment on column control.stale.name is 'Its name in the catalogue.';
comment on column control.stale.year is 'Calendar year for MEASURE, 0 otherwise.';
comment on column control.stale.since is 'When it became stale.';

create table control.run (
    run_id             bigint generated always as identity primary key,
    job                text not null,
    business_date      date not null,
    attempt            integer not null check (attempt >= 1),
    state              text not null check (state in
                           ('RUNNING', 'DONE', 'DONE_WITH_FAILURES', 'FAILED', 'STOPPED', 'CRASHED')),
    epoch              integer not null default 1,
    inbox              text,
    only_feed          text,
    only_division      text,
    only_period        daterange,
    catalogue_hash     text not null references control.catalogue,
    actor              text not null,
    host               text not null,
    process            bigint not null,
    started_at         timestamptz not null,
    ended_at           timestamptz,
    failure            jsonb,
    unique (job, business_date, attempt),
    check ((state = 'RUNNING') = (ended_at is null))
);
create unique index one_active_run on control.run ((true)) where state = 'RUNNING';
comment on table control.run is 'One row per run: an execution of a job for a business date, restarts included.';
comment on column control.run.run_id is 'Number by which people name it.';
comment on column control.run.job is 'Name of the job in the catalogue.';
comment on column control.run.business_date is 'The date the run is for; nothing later than it is due.';
comment on column control.run.attempt is 'Counts the runs of the same job and date, from 1.';
comment on column control.run.state is 'RUNNING, DONE, DONE_WITH_FAILURES, FAILED, STOPPED or CRASHED.';
comment on column control.run.epoch is 'Raised by every recovery and restart; a unit of work at an older epoch is refused.';
comment on column control.run.inbox is 'Folder it received from; null where the job does not receive.';
comment on column control.run.only_feed is 'Feed the run was limited to; null for all.';
comment on column control.run.only_division is 'Division the run was limited to; null for all.';
comment on column control.run.only_period is 'Period the run was limited to; null for all.';
comment on column control.run.catalogue_hash is 'The catalogue it worked with.';
comment on column control.run.actor is 'Who started it, as asserted.';
comment on column control.run.host is 'Machine it runs or ran on.';
comment on column control.run.process is 'Process number on that machine.';
comment on column control.run.started_at is 'When it was started.';
comment on column control.run.ended_at is 'When it ended; null while it runs.';
comment on column control.run.failure is 'Message (code, arguments) of what ended it; null if nothing did.';

-- a table of its own: units of work lock the row of their run, and asking must not wait for them
create table control.stop_request (
    run_id       bigint not null references control.run,
    epoch        integer not null,
    requested_at timestamptz not null,
    primary key (run_id, epoch)
);
comment on table control.stop_request is 'One row per request that a run stop after the unit in hand.';
comment on column control.stop_request.run_id is 'The run.';
comment on column control.stop_request.epoch is 'Epoch of the run when it was asked; a restart is not stopped by an old request.';
comment on column control.stop_request.requested_at is 'When somebody asked.';

create table control.run_stage (
    run_id     bigint not null references control.run,
    stage      text not null,
    ordinal    smallint not null,
    state      text not null check (state in ('RUNNING', 'DONE', 'DONE_WITH_FAILURES', 'FAILED', 'STOPPED', 'CRASHED')),
    started_at timestamptz not null,
    ended_at   timestamptz,
    counts     json not null default '{}',
    failure    jsonb,
    primary key (run_id, stage)
);
comment on table control.run_stage is 'One row per stage of a run, as last executed.';
comment on column control.run_stage.run_id is 'The run.';
comment on column control.run_stage.stage is 'Name of the stage: receive, load, measure, reconcile, indicate, publish, verify.';
comment on column control.run_stage.ordinal is 'Its place in the job, from 1.';
comment on column control.run_stage.state is 'As of a run.';
comment on column control.run_stage.started_at is 'When it was last started.';
comment on column control.run_stage.ended_at is 'When it ended; null while it runs.';
comment on column control.run_stage.counts is 'What it did, by name, counted in the tables of the stage.';
comment on column control.run_stage.failure is 'Messages (code, arguments) on what ended it or what it could not do; null if nothing.';

create table control.load_unit (
    run_id     bigint not null references control.run,
    unit       integer not null,
    deliveries bigint[] not null check (cardinality(deliveries) > 0),
    epoch      integer,
    done_at    timestamptz,
    primary key (run_id, unit)
);
comment on table control.load_unit is 'One row per unit of the load stage: deliveries that may supersede one another and so go one after the other.';
comment on column control.load_unit.run_id is 'The run.';
comment on column control.load_unit.unit is 'Number of the unit in the run, from 1.';
comment on column control.load_unit.deliveries is 'Its deliveries in the order in which they are loaded.';
comment on column control.load_unit.epoch is 'Epoch of the run at which a worker took it; null while nobody has.';
comment on column control.load_unit.done_at is 'When the last of its deliveries was settled; null before.';

create table control.operator_action (
    action_id   bigint generated always as identity primary key,
    acted_at    timestamptz not null,
    actor       text not null,
    verb        text not null,
    object      text not null,
    reason      text,
    before      jsonb,
    after       jsonb
);
create trigger never_changed before update or delete or truncate on control.operator_action
    for each statement execute function control.refuse_change();
revoke update, delete on control.operator_action from ${pipeline};
comment on table control.operator_action is 'One row per change made by a person; never changed, never deleted.';
comment on column control.operator_action.action_id is 'Running number.';
comment on column control.operator_action.acted_at is 'When.';
comment on column control.operator_action.actor is 'Who, as asserted: SHIAN_ACTOR, else user and host.';
comment on column control.operator_action.verb is 'What was done: run, rerun, stop, recover …';
comment on column control.operator_action.object is 'To what.';
comment on column control.operator_action.reason is 'Why; null for verbs that need no reason.';
comment on column control.operator_action.before is 'State before; null where nothing was there.';
comment on column control.operator_action.after is 'State after; null where nothing is left.';
