-- What was accepted: dimensions, measures. The fact tables are one migration a feed, as `ops/shian ddl FEED` prints them.

create table warehouse.division (
    division_code text not null,
    valid_from    date not null,
    valid_to      date,
    name_zh       text not null,
    name_en       text not null,
    level         text not null check (level in ('province', 'city', 'county', 'zone', 'own')),
    parent_code   text,
    sort          integer not null,
    primary key (division_code, valid_from)
);
comment on table warehouse.division is 'One row per administrative division and span of validity, from jobs/reference/divisions.yaml.';
comment on column warehouse.division.division_code is 'Code of GB/T 2260, a statistical code for zones, or CODE-own for what an office does itself.';
comment on column warehouse.division.valid_from is 'First day it is valid.';
comment on column warehouse.division.valid_to is 'Last day it is valid; null while it is.';
comment on column warehouse.division.name_zh is 'Name in Chinese.';
comment on column warehouse.division.name_en is 'Name in English.';
comment on column warehouse.division.level is 'province, city, county, zone, or own: what the parent''s office does itself.';
comment on column warehouse.division.parent_code is 'Division it belongs to; null at the top.';
comment on column warehouse.division.sort is 'Place in the official order.';

create table warehouse.division_alias (
    alias         text not null,
    division_code text not null,
    valid_from    date not null,
    valid_to      date,
    primary key (alias, division_code, valid_from)
);
comment on table warehouse.division_alias is 'One row per other name that files use for a division.';
comment on column warehouse.division_alias.alias is 'The name as it stands in files.';
comment on column warehouse.division_alias.division_code is 'The division meant.';
comment on column warehouse.division_alias.valid_from is 'First day it means that.';
comment on column warehouse.division_alias.valid_to is 'Last day it means that; null while it does.';

create table warehouse.division_succession (
    old_code    text not null,
    new_code    text not null,
    happened_on date not null,
    note        text not null,
    primary key (old_code, new_code, happened_on)
);
comment on table warehouse.division_succession is 'One row per change of territory between divisions.';
comment on column warehouse.division_succession.old_code is 'Division that gave.';
comment on column warehouse.division_succession.new_code is 'Division that took; the same code where only the name changed.';
comment on column warehouse.division_succession.happened_on is 'Day it took effect.';
comment on column warehouse.division_succession.note is 'What happened.';

create table warehouse.code (
    list     text not null,
    code     text not null,
    title_zh text not null,
    title_en text not null,
    primary key (list, code)
);
comment on table warehouse.code is 'One row per code of a code list, from jobs/reference/codes.';
comment on column warehouse.code.list is 'Name of the list.';
comment on column warehouse.code.code is 'The code, as it stands in fact columns and dimensions.';
comment on column warehouse.code.title_zh is 'Meaning in Chinese.';
comment on column warehouse.code.title_en is 'Meaning in English.';

create table warehouse.measure_definition (
    measure     text primary key,
    feed        text not null,
    kind        text not null,
    title_zh    text not null,
    title_en    text not null,
    unit        text not null,
    over_time   text not null check (over_time in ('sum', 'last', 'min', 'max')),
    dimensions  text[] not null
);
comment on table warehouse.measure_definition is 'One row per measure of the catalogue.';
comment on column warehouse.measure_definition.measure is 'Its name.';
comment on column warehouse.measure_definition.feed is 'Feed it is drawn from.';
comment on column warehouse.measure_definition.kind is 'Kind of that feed.';
comment on column warehouse.measure_definition.title_zh is 'Title in Chinese.';
comment on column warehouse.measure_definition.title_en is 'Title in English.';
comment on column warehouse.measure_definition.unit is 'Unit of its values.';
comment on column warehouse.measure_definition.over_time is 'How months make a year: sum, last (state at the end), min, max.';
comment on column warehouse.measure_definition.dimensions is 'Names of its dimensions besides division and month.';

create table warehouse.measure_part (
    delivery_id   bigint not null references intake.delivery,
    measure       text not null,
    division_code text not null,
    year          smallint not null,
    month         smallint not null check (month between 0 and 12),
    dimensions    jsonb not null default '{}',
    value         numeric not null,
    primary key (delivery_id, measure, year, division_code, month, dimensions)
);
create index on warehouse.measure_part (measure, year);
comment on table warehouse.measure_part is 'One row per delivery, measure, division, month and dimensions: what that delivery contributes. Kept when the delivery is superseded.';
comment on column warehouse.measure_part.delivery_id is 'The delivery.';
comment on column warehouse.measure_part.measure is 'The measure.';
comment on column warehouse.measure_part.division_code is 'Division the rows count in.';
comment on column warehouse.measure_part.year is 'Calendar year the rows count in.';
comment on column warehouse.measure_part.month is 'Month of the year; 0 where the source has only the year.';
comment on column warehouse.measure_part.dimensions is 'Values of the dimensions by name.';
comment on column warehouse.measure_part.value is 'The contribution, in the unit of the measure.';

create table warehouse.measure (
    measure       text not null,
    division_code text not null,
    year          smallint not null,
    month         smallint not null check (month between 0 and 12),
    dimensions    jsonb not null default '{}',
    value         numeric not null,
    primary key (measure, year, division_code, month, dimensions)
);
comment on table warehouse.measure is 'One row per measure, division, month and dimensions: the sum over the deliveries that count.';
comment on column warehouse.measure.measure is 'The measure.';
comment on column warehouse.measure.division_code is 'Division; a parent has no rows of its own but for totals that a file states.';
comment on column warehouse.measure.year is 'Calendar year.';
comment on column warehouse.measure.month is 'Month of the year; 0 where the source has only the year.';
comment on column warehouse.measure.dimensions is 'Values of the dimensions by name.';
comment on column warehouse.measure.value is 'The value, in the unit of the measure.';

create table warehouse.coverage (
    feed          text not null,
    kind          text not null,
    division_code text not null,
    year          smallint not null,
    due           smallint not null,
    delivered     smallint not null,
    primary key (feed, kind, year, division_code),
    check (delivered between 0 and due)
);
comment on table warehouse.coverage is 'One row per feed, division and year: how many periods were due by the date of the last run, and for how many of them a delivery counts.';
comment on column warehouse.coverage.feed is 'The feed.';
comment on column warehouse.coverage.kind is 'Kind of the feed.';
comment on column warehouse.coverage.division_code is 'Division that owes it.';
comment on column warehouse.coverage.year is 'Calendar year the periods lie in.';
comment on column warehouse.coverage.due is 'Periods due so far, in number.';
comment on column warehouse.coverage.delivered is 'Of these, periods covered by deliveries that count.';

-- Partitions of fact tables are made by the pipeline, which does not own the tables.
create function warehouse.ensure_partition(fact_table text, fact_year integer) returns void
    language plpgsql security definer set search_path = warehouse, pg_temp as $$
declare
    partition text := fact_table || '_' || fact_year;
begin
    if fact_year not between 1990 and 2100 then
        raise exception 'a partition for the year % is out of range', fact_year;
    end if;
    if to_regclass('warehouse.' || quote_ident(partition)) is not null then
        return;
    end if;
    if not exists (select from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
                   where c.relname = fact_table and c.relnamespace = 'warehouse'::regnamespace) then
        raise exception 'there is no fact table warehouse.%', fact_table;
    end if;
    execute format('create table warehouse.%I partition of warehouse.%I for values in (%s)',
                   partition, fact_table, fact_year);
    execute format('comment on table warehouse.%I is %L', partition,
                   'Partition of ' || fact_table || ' for ' || fact_year || '; query the whole table.');
    execute (select string_agg(format('comment on column warehouse.%I.%I is %L', partition, a.attname,
                                      col_description(a.attrelid, a.attnum)), ';')
             from pg_attribute a
             where a.attrelid = ('warehouse.' || quote_ident(fact_table))::regclass
               and a.attnum > 0 and not a.attisdropped);
end $$;
comment on function warehouse.ensure_partition(text, integer) is 'Makes the partition of a fact table for a year, if it is not there.';
revoke execute on function warehouse.ensure_partition(text, integer) from public;
grant execute on function warehouse.ensure_partition(text, integer) to ${pipeline};
