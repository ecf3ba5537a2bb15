-- What was compared.

create table reconciliation.rule (
    rule     text primary key,
    kind     text not null,
    title_zh text not null,
    title_en text not null,
    severity text not null check (severity in ('BLOCK', 'WARN', 'INFO')),
    left_side  text not null,
    right_side text not null
);
comment on table reconciliation.rule is 'One row per reconciliation rule of the catalogue.';
comment on column reconciliation.rule.rule is 'Its name, such as RC-01.';
comment on column reconciliation.rule.kind is 'detail-summary, additivity, claim, denominator, plan …';
comment on column reconciliation.rule.title_zh is 'Title in Chinese.';
comment on column reconciliation.rule.title_en is 'Title in English.';
comment on column reconciliation.rule.severity is 'BLOCK: a break disputes the indicators; WARN; INFO.';
comment on column reconciliation.rule.left_side is 'Expression over measures.';
comment on column reconciliation.rule.right_side is 'Expression it is compared with.';

create table reconciliation.verdict (
    rule          text not null,
    division_code text not null,
    year          smallint not null,
    dimensions    jsonb not null default '{}',
    verdict       text not null check (verdict in ('TRUE', 'FALSE', 'UNDECIDED')),
    left_value    numeric,
    right_value   numeric,
    imbalance     numeric,
    tolerance     numeric not null,
    note          text,
    decided_run   bigint not null references control.run,
    primary key (rule, year, division_code, dimensions),
    check (verdict <> 'UNDECIDED' or note is not null)
);
comment on table reconciliation.verdict is 'One row per rule, division, year and dimensions: the outcome of the last comparison.';
comment on column reconciliation.verdict.rule is 'The rule.';
comment on column reconciliation.verdict.division_code is 'The division.';
comment on column reconciliation.verdict.year is 'Calendar year.';
comment on column reconciliation.verdict.dimensions is 'Values of the dimensions by name.';
comment on column reconciliation.verdict.verdict is 'TRUE: the sides agree; FALSE: they do not; UNDECIDED: a side is missing or not over yet.';
comment on column reconciliation.verdict.left_value is 'Left side; null if it is missing.';
comment on column reconciliation.verdict.right_value is 'Right side; null if it is missing.';
comment on column reconciliation.verdict.imbalance is 'Left minus right; null if a side is missing.';
comment on column reconciliation.verdict.tolerance is 'Largest imbalance that still agrees, in the unit of the sides.';
comment on column reconciliation.verdict.note is 'Code of why it is undecided, or of the known explanation of an imbalance; null if there is nothing to say.';
comment on column reconciliation.verdict.decided_run is 'Run that decided it.';

create table reconciliation.break (
    break_id      bigint generated always as identity primary key,
    rule          text not null,
    division_code text not null,
    year          smallint not null,
    dimensions    jsonb not null default '{}',
    state         text not null check (state in ('OPEN', 'EXPLAINED', 'CLOSED')),
    left_value    numeric,
    right_value   numeric,
    imbalance     numeric,
    explanation   text,
    explained_by  text,
    explained_until date,
    opened_at     timestamptz not null,
    changed_at    timestamptz not null,
    closed_at     timestamptz,
    unique (rule, division_code, year, dimensions),
    check ((state = 'CLOSED') = (closed_at is not null)),
    check (state <> 'EXPLAINED' or explanation is not null)
);
comment on table reconciliation.break is 'One row per difference between the sides of a rule, kept for good: opened, explained, closed, reopened.';
comment on column reconciliation.break.break_id is 'Number by which people name it.';
comment on column reconciliation.break.rule is 'The rule.';
comment on column reconciliation.break.division_code is 'The division.';
comment on column reconciliation.break.year is 'Calendar year.';
comment on column reconciliation.break.dimensions is 'Values of the dimensions by name.';
comment on column reconciliation.break.state is 'OPEN, EXPLAINED or CLOSED (by data).';
comment on column reconciliation.break.left_value is 'Left side when it last differed; null if it was missing.';
comment on column reconciliation.break.right_value is 'Right side when it last differed; null if it was missing.';
comment on column reconciliation.break.imbalance is 'Left minus right when it last differed; null if a side was missing.';
comment on column reconciliation.break.explanation is 'Why the sides differ: words of a person, or the code of an explanation that the rule knows; null if nobody has explained it.';
comment on column reconciliation.break.explained_by is 'Who explained it, as asserted; null if nobody did, or the rule itself knows why.';
comment on column reconciliation.break.explained_until is 'Last business date for which the explanation holds; null for as long as the numbers do not move.';
comment on column reconciliation.break.opened_at is 'When it was first seen, or seen again after it was closed.';
comment on column reconciliation.break.changed_at is 'When its numbers or its state last changed.';
comment on column reconciliation.break.closed_at is 'When the sides agreed again; null while they do not.';

create table reconciliation.break_event (
    event_id    bigint generated always as identity primary key,
    break_id    bigint not null references reconciliation.break,
    event       text not null check (event in ('OPENED', 'CHANGED', 'EXPLAINED', 'CLOSED', 'REOPENED')),
    happened_at timestamptz not null,
    run_id      bigint references control.run,
    left_value  numeric,
    right_value numeric,
    note        text
);
comment on table reconciliation.break_event is 'One row per event in the life of a break.';
comment on column reconciliation.break_event.event_id is 'Running number.';
comment on column reconciliation.break_event.break_id is 'The break.';
comment on column reconciliation.break_event.event is 'OPENED, CHANGED, EXPLAINED, CLOSED or REOPENED.';
comment on column reconciliation.break_event.happened_at is 'When.';
comment on column reconciliation.break_event.run_id is 'The run that saw it; null if a person did it.';
comment on column reconciliation.break_event.left_value is 'Left side then; null if it was missing.';
comment on column reconciliation.break_event.right_value is 'Right side then; null if it was missing.';
comment on column reconciliation.break_event.note is 'What there is to say; null if nothing.';

create table reconciliation.claim (
    claim      text primary key,
    sort       integer not null,
    title_zh   text not null,
    title_en   text not null,
    unit       text not null,
    published  numeric not null,
    computed   numeric,
    difference numeric,
    verdict    text not null check (verdict in ('equal', 'within bound', 'contradicted', 'plan', 'not computable')),
    note       jsonb
);
comment on table reconciliation.claim is 'One row per published figure, beside what the warehouse computes for it.';
comment on column reconciliation.claim.claim is 'Its number in the list of figures, such as F062.';
comment on column reconciliation.claim.sort is 'Place in that list.';
comment on column reconciliation.claim.title_zh is 'The figure in the words of its source.';
comment on column reconciliation.claim.title_en is 'What it is, in English.';
comment on column reconciliation.claim.unit is 'Unit of published, computed and difference.';
comment on column reconciliation.claim.published is 'The figure as published.';
comment on column reconciliation.claim.computed is 'The figure as computed, rounded as the published one; null if not computable.';
comment on column reconciliation.claim.difference is 'Computed minus published; null if not computable.';
comment on column reconciliation.claim.verdict is 'equal, within bound, contradicted, plan, not computable.';
comment on column reconciliation.claim.note is 'Message (code, arguments) on what to know about it; null if nothing.';
