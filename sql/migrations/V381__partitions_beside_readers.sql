-- A partition is made beside its table and then attached, which waits for no reader: one who left a transaction open on a fact table
-- held up the next year, and all readers behind it.
create or replace function warehouse.ensure_partition(fact_table text, fact_year integer) returns void
    language plpgsql security definer set search_path = warehouse, pg_temp set lock_timeout = '30s' as $$
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
    execute format('create table warehouse.%I (like warehouse.%I including all)', partition, fact_table);
    execute format('alter table warehouse.%I attach partition warehouse.%I for values in (%s)', fact_table, partition, fact_year);
    execute format('comment on table warehouse.%I is %L', partition,
                   'Partition of ' || fact_table || ' for ' || fact_year || '; query the whole table.');
end $$;
