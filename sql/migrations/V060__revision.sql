-- What a delivery changed against those it superseded, or against itself when it was read again.

create table intake.revision (
    delivery_id     bigint not null references intake.delivery,
    run_id          bigint not null references control.run,
    predecessors    bigint[] not null check (cardinality(predecessors) > 0),
    class           text not null check (class in ('ROUTINE', 'MAJOR', 'UNSCHEDULED')),
    rows_before     bigint not null,
    rows_after      bigint not null,
    added           bigint not null,
    removed         bigint not null,
    changed         bigint not null,
    unchanged       bigint not null,
    row_share       numeric not null,
    measure_change  numeric,
    measure_most    text,
    days_late       integer not null,
    found_at        timestamptz not null,
    primary key (delivery_id, run_id),
    constraint every_row_before_is_one_thing check (rows_before = removed + changed + unchanged),
    constraint every_row_after_is_one_thing check (rows_after = added + changed + unchanged)
);
comment on table intake.revision is 'One row per revision: a delivery that superseded others, or was read again, and the run that loaded it. Accepted rows are compared by the key of the contract.';
comment on column intake.revision.delivery_id is 'The delivery that counts from then on.';
comment on column intake.revision.run_id is 'The run that loaded it.';
comment on column intake.revision.predecessors is 'Deliveries it was compared with, together: those it superseded, or itself if it was read again.';
comment on column intake.revision.class is 'UNSCHEDULED: it came later than the contract allows; else MAJOR: it changed more than the contract allows; else ROUTINE.';
comment on column intake.revision.rows_before is 'Accepted rows of the predecessors, in number.';
comment on column intake.revision.rows_after is 'Accepted rows of the delivery, in number.';
comment on column intake.revision.added is 'Rows whose key no predecessor had, in number.';
comment on column intake.revision.removed is 'Rows of the predecessors whose key it does not have, in number.';
comment on column intake.revision.changed is 'Rows with the same key and another value in some column, in number.';
comment on column intake.revision.unchanged is 'Rows that are the same in every column, in number.';
comment on column intake.revision.row_share is 'Share of rows added, removed or changed in the greater of both numbers of rows, 0 to 1.';
comment on column intake.revision.measure_change is 'Greatest relative change of a measure over the whole delivery, 0 for none; null if a measure was zero before and is not now.';
comment on column intake.revision.measure_most is 'The measure that changed most; null if none did.';
comment on column intake.revision.days_late is 'Days from the due date, or from the end of the period where none is due, to the business date on which it was received; negative if before.';
comment on column intake.revision.found_at is 'When it was found.';

create table intake.revision_row (
    delivery_id     bigint not null,
    run_id          bigint not null,
    ordinal         integer not null,
    change          text not null check (change in ('ADDED', 'REMOVED', 'CHANGED')),
    row_key         text not null,
    columns         text[] not null,
    delivery_before bigint references intake.delivery,
    line_before     integer,
    line_after      integer,
    primary key (delivery_id, run_id, ordinal),
    foreign key (delivery_id, run_id) references intake.revision deferrable initially deferred,
    check ((change = 'ADDED') = (line_before is null)),
    check ((change = 'REMOVED') = (line_after is null)),
    check ((change = 'CHANGED') = (cardinality(columns) > 0))
);
comment on table intake.revision_row is 'One row per row that a revision added, removed or changed; of each revision the first 10,000.';
comment on column intake.revision_row.delivery_id is 'The delivery.';
comment on column intake.revision_row.run_id is 'The run that loaded it.';
comment on column intake.revision_row.ordinal is 'Running number in the revision, in the order of the lines after, then of those before.';
comment on column intake.revision_row.change is 'ADDED, REMOVED or CHANGED.';
comment on column intake.revision_row.row_key is 'Values of the columns of the key.';
comment on column intake.revision_row.columns is 'Columns of the fact table that differ; empty unless CHANGED.';
comment on column intake.revision_row.delivery_before is 'Delivery the row stood in before; null if it was added.';
comment on column intake.revision_row.line_before is 'Line in the file before, from 1; null if it was added.';
comment on column intake.revision_row.line_after is 'Line in the file after, from 1; null if it was removed.';

create table intake.revision_measure (
    delivery_id   bigint not null,
    run_id        bigint not null,
    measure       text not null,
    division_code text not null,
    year          smallint not null,
    before        numeric,
    after         numeric,
    primary key (delivery_id, run_id, measure, division_code, year),
    foreign key (delivery_id, run_id) references intake.revision deferrable initially deferred,
    check (before is distinct from after)
);
comment on table intake.revision_measure is 'One row per revision, measure, division and year whose contribution moved.';
comment on column intake.revision_measure.delivery_id is 'The delivery.';
comment on column intake.revision_measure.run_id is 'The run that loaded it.';
comment on column intake.revision_measure.measure is 'The measure.';
comment on column intake.revision_measure.division_code is 'Division the rows count in.';
comment on column intake.revision_measure.year is 'Calendar year the rows count in.';
comment on column intake.revision_measure.before is 'What the predecessors contributed, over all months and dimensions, in the unit of the measure; null if nothing.';
comment on column intake.revision_measure.after is 'What the delivery contributes, in the unit of the measure; null if nothing.';
