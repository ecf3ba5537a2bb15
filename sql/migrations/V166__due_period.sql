-- The calendar of deliveries.
create table warehouse.due_period (
    feed          text not null,
    kind          text not null,
    division_code text not null,
    months        smallint not null,
    period_from   date not null,
    period_to     date not null,
    due_on        date not null,
    any_day       boolean not null,
    primary key (feed, kind, division_code, period_from),
    check (period_to >= period_from)
);
comment on table warehouse.due_period is 'One row per feed, division and period that was due by the date of the last run.';
comment on column warehouse.due_period.feed is 'The feed.';
comment on column warehouse.due_period.kind is 'Kind of the feed.';
comment on column warehouse.due_period.division_code is 'Division that owes it.';
comment on column warehouse.due_period.months is 'Length of the period in months.';
comment on column warehouse.due_period.period_from is 'First day of the period.';
comment on column warehouse.due_period.period_to is 'Last day of the period.';
comment on column warehouse.due_period.due_on is 'Day by which it is due.';
comment on column warehouse.due_period.any_day is 'Whether how things stood on any day of the period is enough; else deliveries must cover all of it.';
