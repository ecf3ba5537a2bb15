-- The life of a row that was set aside: who moved it, when, why, and because of which delivery.

alter table intake.quarantine
    add column row_key      text,
    add column moved_at     timestamptz,
    add column moved_by     text,
    add column waived_why   text,
    add column waived_until date,
    add column resolved_by  bigint references intake.delivery,
    add constraint waived_says_who_why_and_until check (state <> 'WAIVED'
        or (moved_at is not null and moved_by is not null and waived_why is not null and waived_until is not null)),
    add constraint only_waived_is_waived check (state = 'WAIVED' or (waived_why is null and waived_until is null)),
    add constraint corrected_names_its_delivery check (state <> 'CORRECTED' or resolved_by is not null),
    add constraint what_stands_is_not_resolved check (state not in ('OPEN', 'WAIVED') or resolved_by is null),
    add constraint resolved_by_another check (resolved_by <> delivery_id);
create index on intake.quarantine (delivery_id) where state in ('OPEN', 'WAIVED');
comment on column intake.quarantine.state is 'OPEN: a person is needed; WAIVED: left aside on purpose, until a day; CORRECTED: a later delivery brought it right; SUPERSEDED: a later delivery counts and does not have it.';
comment on column intake.quarantine.row_key is 'What tells the row from others of its delivery, by the key of the contract; null if that is what is wrong or it is a personal number.';
comment on column intake.quarantine.moved_at is 'When its state last changed; null while it is as it was set aside.';
comment on column intake.quarantine.moved_by is 'Who changed its state last: a person as asserted, or the number of a run; null while it is as it was set aside.';
comment on column intake.quarantine.waived_why is 'Why it is left aside, in the words of a person; null unless WAIVED.';
comment on column intake.quarantine.waived_until is 'Last business date for which it is left aside; null unless WAIVED.';
comment on column intake.quarantine.resolved_by is 'The delivery that corrected or superseded it; null if none did.';

create table intake.quarantine_rest (
    delivery_id bigint not null references intake.delivery,
    column_name text not null,
    header      text not null,
    code        text not null,
    arguments   jsonb not null,
    first_line  integer not null,
    rows        bigint not null check (rows > 0),
    state       text not null default 'OPEN' check (state in ('OPEN', 'CORRECTED', 'SUPERSEDED')),
    primary key (delivery_id, column_name, header, code)
);
comment on table intake.quarantine_rest is 'One row per reason for which rows of a delivery were set aside beyond those that are kept one by one (10,000 a delivery).';
comment on column intake.quarantine_rest.delivery_id is 'The delivery.';
comment on column intake.quarantine_rest.column_name is 'Column of the fact table; empty if it is about the row.';
comment on column intake.quarantine_rest.header is 'What the file calls the column; empty if it is about the row.';
comment on column intake.quarantine_rest.code is 'Code of the message that says what is wrong.';
comment on column intake.quarantine_rest.arguments is 'Arguments of the message for the first of these rows.';
comment on column intake.quarantine_rest.first_line is 'Line of the first of these rows in the file, from 1.';
comment on column intake.quarantine_rest.rows is 'Rows that are not kept one by one and have this reason, in number.';
comment on column intake.quarantine_rest.state is 'OPEN; CORRECTED or SUPERSEDED by a later delivery of the scope.';
