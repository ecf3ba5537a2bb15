-- Who owes which feed, and on which feeds a measure rests: what readers need to ask for data that are not there.

create table warehouse.feed (
    feed             text not null,
    kind             text not null check (kind in ('detail', 'summary', 'snapshot')),
    code             text not null,
    department       text not null,
    delivered_by     text not null check (delivered_by in ('city', 'county')),
    due_every_months smallint,
    title_zh         text not null,
    title_en         text not null,
    primary key (feed, kind)
);
comment on table warehouse.feed is 'One row per feed and kind of the catalogue.';
comment on column warehouse.feed.feed is 'Its name.';
comment on column warehouse.feed.kind is 'detail, summary or snapshot.';
comment on column warehouse.feed.code is 'Code in the list of feeds, such as MR01.';
comment on column warehouse.feed.department is 'Department that hands it in.';
comment on column warehouse.feed.delivered_by is 'city: one file for the whole city; county: every county-level unit and zone hands in its own.';
comment on column warehouse.feed.due_every_months is 'Length of the period it is owed for, in months; null if it is never owed.';
comment on column warehouse.feed.title_zh is 'Title in Chinese.';
comment on column warehouse.feed.title_en is 'Title in English.';

create table warehouse.measure_source (
    measure text not null,
    feed    text not null,
    kind    text not null,
    primary key (measure, feed, kind)
);
comment on table warehouse.measure_source is 'One row per measure and feed it rests on; a measure of a derived fact rests on several.';
comment on column warehouse.measure_source.measure is 'The measure.';
comment on column warehouse.measure_source.feed is 'The feed.';
comment on column warehouse.measure_source.kind is 'Kind of the feed: detail, summary or snapshot.';

-- the tables that mirror the catalogue are filled again by the next run, these two with them
delete from control.definition where kind = 'DUE' and name = 'catalogue';
