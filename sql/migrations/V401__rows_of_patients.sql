-- Rows of patients are for the role health, which reads all that an analyst reads besides. What a contract or a derived fact declares
-- under readers is granted here and in the files of the views; `ops/shian check` compares the two.
grant usage on schema warehouse, reconciliation, publication, scorer to ${health};
grant select on all tables in schema warehouse, reconciliation, publication, scorer to ${health};
alter default privileges in schema warehouse, reconciliation, publication, scorer grant select on tables to ${health};

-- a partition is readable by who may read its table, and by nobody besides
create or replace function warehouse.ensure_partition(fact_table text, fact_year integer) returns void
    language plpgsql security definer set search_path = warehouse, pg_temp set lock_timeout = '30s' as $$
declare
    partition text := fact_table || '_' || fact_year;
    reader regrole;
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
    for reader in
        select distinct grantee::regrole from pg_class c, aclexplode(c.relacl)
        where c.oid = to_regclass('warehouse.' || quote_ident(partition)) and grantee <> 0
          and not has_table_privilege(grantee, to_regclass('warehouse.' || quote_ident(fact_table)), 'select')
    loop
        execute format('revoke all on warehouse.%I from %s', partition, reader);
    end loop;
    execute format('alter table warehouse.%I attach partition warehouse.%I for values in (%s)', fact_table, partition, fact_year);
    execute format('comment on table warehouse.%I is %L', partition,
                   'Partition of ' || fact_table || ' for ' || fact_year || '; query the whole table.');
end $$;

create function warehouse.for_patients_readers(fact_table text) returns void language plpgsql as $$
declare
    part regclass;
begin
    for part in
        select relid from pg_partition_tree(('warehouse.' || quote_ident(fact_table))::regclass)
        union select ('warehouse.' || quote_ident(fact_table))::regclass
    loop
        execute format('revoke all on %s from ${analyst}, ${operator}', part);
    end loop;
end $$;
comment on function warehouse.for_patients_readers(text) is 'Takes a fact table with its partitions, or a view, from the roles that may not read rows of patients.';
revoke execute on function warehouse.for_patients_readers(text) from public;

select warehouse.for_patients_readers('foodborne_case');
