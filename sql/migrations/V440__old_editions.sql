-- Rows come into an edition in the transaction that makes it, and never afterwards; a new edition comes after all others, and readers
-- are never pointed back. A row says by its xmin which transaction made it; marking an old edition as removed writes its row again, so
-- the edition and all after it are looked at, and an edition that was made in a transaction is no reason to remove others in it.

create function publication.refuse_old_edition() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
    old_edition bigint;
begin
    select min(a.edition_id) into old_edition from (select distinct edition_id from added) a
    where exists (select from publication.edition e
                  where e.edition_id >= a.edition_id and e.xmin <> pg_current_xact_id()::xid);
    if old_edition is not null then
        raise exception 'edition % is published: nothing is added to %.%', old_edition, tg_table_schema, tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
comment on function publication.refuse_old_edition() is 'Trigger of what an edition holds: rows come in the transaction that makes the edition, which is the last one.';
create trigger only_with_its_edition after insert on publication.indicator_value
    referencing new table as added for each statement execute function publication.refuse_old_edition();
create trigger only_with_its_edition after insert on publication.evidence
    referencing new table as added for each statement execute function publication.refuse_old_edition();

create function publication.refuse_edition_before_another() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
    last_edition bigint := (select max(e.edition_id) from publication.edition e
                            where not exists (select from added a where a.edition_id = e.edition_id));
begin
    if (select min(edition_id) from added) < last_edition then
        raise exception 'edition % is published: no edition is added before it', last_edition using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
comment on function publication.refuse_edition_before_another() is 'Trigger of editions: a new one comes after all others.';
create trigger only_after_all_others after insert on publication.edition
    referencing new table as added for each statement execute function publication.refuse_edition_before_another();

create function publication.refuse_pointing_back() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if tg_op = 'DELETE' or exists (select from publication.edition e where e.edition_id > new.edition_id) then
        raise exception 'publication.current_edition names the last edition: it is never removed nor pointed back'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
comment on function publication.refuse_pointing_back() is 'Trigger of the current edition: it is the last one.';
create trigger only_the_last before insert or update or delete on publication.current_edition
    for each row execute function publication.refuse_pointing_back();
create trigger never_removed before truncate on publication.current_edition
    for each statement execute function control.refuse_change();

create or replace function publication.refuse_all_but_removal() returns trigger language plpgsql as $$
begin
    if old.removed_at is null and new.removed_at is not null
        and to_jsonb(old) - '{removed_at,removed_run}'::text[] = to_jsonb(new) - '{removed_at,removed_run}'::text[]
        and new.edition_id < (select c.edition_id from publication.current_edition c join publication.edition e using (edition_id)
                              where e.xmin <> pg_current_xact_id()::xid)
        and not exists (select from publication.edition e where e.edition_id < new.edition_id and e.removed_at is null) then
        return new;
    end if;
    raise exception 'edition % is never changed: only the oldest that can be read may be marked as removed', old.edition_id
        using errcode = 'insufficient_privilege';
end $$;

alter table publication.indicator_value enable always trigger only_with_its_edition;
alter table publication.evidence enable always trigger only_with_its_edition;
alter table publication.edition enable always trigger only_after_all_others;
alter table publication.current_edition enable always trigger only_the_last;
alter table publication.current_edition enable always trigger never_removed;
