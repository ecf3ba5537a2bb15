-- What came in.

create table intake.content (
    sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes       bigint not null,
    archived_at timestamptz not null
);
comment on table intake.content is 'One row per content (sequence of bytes) that ever arrived, archived once under its hash.';
comment on column intake.content.sha256 is 'SHA-256 of the bytes, hexadecimal; also its name in the archive.';
comment on column intake.content.bytes is 'Length in bytes.';
comment on column intake.content.archived_at is 'When it was archived.';

create table intake.arrival (
    arrival_id  bigint generated always as identity primary key,
    path        text not null,
    bytes       bigint not null,
    modified_at timestamptz not null,
    sha256      text not null references intake.content,
    arrived_at  timestamptz not null,
    run_id      bigint not null references control.run,
    unique (path, bytes, modified_at)
);
create index on intake.arrival (sha256);
comment on table intake.arrival is 'One row per content seen under a path; the same path, length and time of change is no new arrival.';
comment on column intake.arrival.arrival_id is 'Running number: the order of arrival.';
comment on column intake.arrival.path is 'Path below the inbox.';
comment on column intake.arrival.bytes is 'Length in bytes.';
comment on column intake.arrival.modified_at is 'When the file was last changed, by its file system.';
comment on column intake.arrival.sha256 is 'The content.';
comment on column intake.arrival.arrived_at is 'When it was received.';
comment on column intake.arrival.run_id is 'The run that received it.';

create table intake.delivery (
    delivery_id    bigint generated always as identity primary key,
    arrival_id     bigint not null references intake.arrival,
    sha256         text not null references intake.content,
    state          text not null check (state in ('RECEIVED', 'LOADED', 'REFUSED', 'FAILED', 'SUPERSEDED',
                       'AMBIGUOUS', 'NOT_COUNTED', 'UNRECOGNISED')),
    feed           text,
    kind           text check (kind in ('detail', 'summary', 'snapshot')),
    division_code  text,
    period         daterange,
    part           text not null default '',
    version        integer,
    mode           text check (mode in ('replace', 'cumulative', 'snapshot', 'changes')),
    encoding       text,
    manifest       jsonb,
    catalogue_hash text not null references control.catalogue,
    header_line    integer,
    rows_read      bigint,
    accepted       bigint,
    quarantined    bigint,
    duplicate      bigint,
    non_data       bigint,
    reasons        jsonb not null default '[]',
    superseded_by  bigint references intake.delivery,
    settled_at     timestamptz,
    settled_run    bigint references control.run,
    constraint recognised check (state = 'UNRECOGNISED'
        or (feed is not null and kind is not null and division_code is not null and period is not null
            and mode is not null)),
    constraint every_row_is_one_thing check (rows_read is null
        or rows_read = accepted + quarantined + duplicate + non_data),
    constraint loaded_is_counted check (state <> 'LOADED' or rows_read is not null),
    constraint counted_once exclude using gist (feed with =, kind with =, part with =, division_code with =,
        period with &&) where (state = 'LOADED' and mode <> 'changes')
);
create index on intake.delivery (arrival_id);
create index on intake.delivery (sha256);
create index on intake.delivery (state) where state in ('RECEIVED', 'FAILED', 'AMBIGUOUS', 'UNRECOGNISED');
comment on table intake.delivery is 'One row per delivery: one part (the file, a sheet) of an arrival, for one scope: feed, kind, division, period, part.';
comment on column intake.delivery.delivery_id is 'Number by which people name it.';
comment on column intake.delivery.arrival_id is 'The arrival it came with.';
comment on column intake.delivery.sha256 is 'The content it is read from.';
comment on column intake.delivery.state is 'RECEIVED: to be loaded; LOADED: counts; REFUSED: sent back; FAILED: to be tried again; SUPERSEDED: a later one counts; AMBIGUOUS: order unknown; NOT_COUNTED: another level owns the feed; UNRECOGNISED: no contract fits.';
comment on column intake.delivery.feed is 'Feed; null if unrecognised.';
comment on column intake.delivery.kind is 'detail, summary or snapshot; null if unrecognised.';
comment on column intake.delivery.division_code is 'Division it is for; null if unrecognised.';
comment on column intake.delivery.period is 'Days it is for; null if unrecognised.';
comment on column intake.delivery.part is 'Sheet or entry of the file; empty for the file itself.';
comment on column intake.delivery.version is 'Number of the submission by manifest, else by the name; null if neither says.';
comment on column intake.delivery.mode is 'replace, cumulative, snapshot or changes.';
comment on column intake.delivery.encoding is 'Character encoding it was read with; null before it was read.';
comment on column intake.delivery.manifest is 'What the department said about the file; null without a manifest.';
comment on column intake.delivery.catalogue_hash is 'The catalogue whose contract was chosen for it.';
comment on column intake.delivery.header_line is 'Line of the header in the file, from 1; null before it was read.';
comment on column intake.delivery.rows_read is 'Rows of the file, header and titles included; null before it was read.';
comment on column intake.delivery.accepted is 'Rows in the fact table.';
comment on column intake.delivery.quarantined is 'Rows set aside with reasons.';
comment on column intake.delivery.duplicate is 'Rows that are an exact copy of another row of the delivery.';
comment on column intake.delivery.non_data is 'Titles, headers, blank rows, totals, footers.';
comment on column intake.delivery.reasons is 'Messages (code, arguments, rows) on why it is in its state; for a refused one all reasons of its rows, counted.';
comment on column intake.delivery.superseded_by is 'The delivery that counts instead; null if none.';
comment on column intake.delivery.settled_at is 'When its state was last decided; null while RECEIVED.';
comment on column intake.delivery.settled_run is 'The run that decided it.';

create table intake.quarantine (
    delivery_id bigint not null references intake.delivery,
    line        integer not null,
    state       text not null default 'OPEN' check (state in ('OPEN', 'WAIVED', 'CORRECTED', 'SUPERSEDED')),
    row_year    smallint,
    row_division text,
    reasons     jsonb not null,
    primary key (delivery_id, line)
);
comment on table intake.quarantine is 'One row per row of a delivery that was set aside, with all its reasons; the whole row stays in the archive.';
comment on column intake.quarantine.delivery_id is 'The delivery.';
comment on column intake.quarantine.line is 'Line of the row in the file, from 1.';
comment on column intake.quarantine.state is 'OPEN, WAIVED, CORRECTED or SUPERSEDED.';
comment on column intake.quarantine.row_year is 'Year the row would count in; null if that is what is wrong.';
comment on column intake.quarantine.row_division is 'Division the row would count in; null if that is what is wrong.';
comment on column intake.quarantine.reasons is 'Array of column, header, value (masked where personal), code and arguments of the message.';

create table intake.control_total (
    delivery_id bigint not null references intake.delivery,
    line        integer not null,
    label       text not null,
    level       text not null check (level in ('TOTAL', 'SUBTOTAL', 'OF_WHICH')),
    column_name text not null,
    stated      numeric not null,
    computed    numeric,
    primary key (delivery_id, line, column_name)
);
comment on table intake.control_total is 'One row per number in a total row of a delivery: what the file itself says its sum is.';
comment on column intake.control_total.delivery_id is 'The delivery.';
comment on column intake.control_total.line is 'Line of the total row in the file, from 1.';
comment on column intake.control_total.label is 'What the row calls itself: 合计, 小计, 全市 …';
comment on column intake.control_total.level is 'TOTAL of the file, SUBTOTAL of rows before it, or OF_WHICH.';
comment on column intake.control_total.column_name is 'Column of the fact table.';
comment on column intake.control_total.stated is 'The number the file states, in the unit of the fact column.';
comment on column intake.control_total.computed is 'Sum over the accepted rows, for a TOTAL; null for the others.';
