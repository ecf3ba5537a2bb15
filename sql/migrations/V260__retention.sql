-- What is kept for how long: the record of what was removed, and what may be removed of what is published.

create table control.removal (
    run_id   bigint not null references control.run,
    kind     text not null,
    kept_for text not null,
    items    bigint not null check (items > 0),
    bytes    bigint not null,
    oldest   timestamptz,
    newest   timestamptz,
    primary key (run_id, kind)
);
comment on table control.removal is 'One row per run and kind of thing of which the run removed what was older than the job keeps it.';
comment on column control.removal.run_id is 'The run.';
comment on column control.removal.kind is 'What it is, as the job names it: batch, load-units, runs, catalogues, alerts, superseded, editions, logs.';
comment on column control.removal.kept_for is 'How long the job said that it is kept.';
comment on column control.removal.items is 'What was removed, in number.';
comment on column control.removal.bytes is 'Its size in bytes: of files as they were, of rows as PostgreSQL keeps them, without indexes.';
comment on column control.removal.oldest is 'Age of the oldest of them; null for logs.';
comment on column control.removal.newest is 'Age of the newest of them; null for logs.';

alter table intake.content
    add column removed_at  timestamptz,
    add column removed_run bigint references control.run,
    add constraint removed_by_a_run check ((removed_at is null) = (removed_run is null));
comment on table intake.content is 'One row per content (sequence of bytes) that ever arrived, archived once under its hash; it stays when retention removes the bytes.';
comment on column intake.content.removed_at is 'When retention removed the bytes from the archive; null while they are there.';
comment on column intake.content.removed_run is 'The run that removed them; null while they are there.';

alter table publication.edition
    add column removed_at  timestamptz,
    add column removed_run bigint references control.run,
    add constraint removed_by_a_run check ((removed_at is null) = (removed_run is null));
comment on table publication.edition is 'One row per published edition; never changed, except that retention may mark it as removed.';
comment on column publication.edition.removed_at is 'When retention removed those of its values that no later edition holds and no closed year rests on; null while it can be read as it was.';
comment on column publication.edition.removed_run is 'The run that removed them; null while it can be read.';

drop trigger never_changed on publication.edition;
drop trigger never_changed on publication.indicator_value;
drop trigger never_changed on publication.evidence;

create trigger never_changed before delete or truncate on publication.edition
    for each statement execute function control.refuse_change();
create trigger never_changed before update or truncate on publication.indicator_value
    for each statement execute function control.refuse_change();
create trigger never_changed before update or truncate on publication.evidence
    for each statement execute function control.refuse_change();

create function publication.refuse_all_but_removal() returns trigger language plpgsql as $$
begin
    if old.removed_at is null and new.removed_at is not null
        and to_jsonb(old) - '{removed_at,removed_run}'::text[] = to_jsonb(new) - '{removed_at,removed_run}'::text[]
        and new.edition_id < (select edition_id from publication.current_edition)
        and not exists (select from publication.edition e where e.edition_id < new.edition_id and e.removed_at is null) then
        return new;
    end if;
    raise exception 'edition % is never changed: only the oldest that can be read may be marked as removed', old.edition_id
        using errcode = 'insufficient_privilege';
end $$;
comment on function publication.refuse_all_but_removal() is 'Trigger of editions: one before the current can be marked as removed once, after all before it; nothing else changes.';
create trigger only_removed before update on publication.edition
    for each row execute function publication.refuse_all_but_removal();

create function publication.refuse_what_is_read() returns trigger language plpgsql as $$
begin
    -- whatever edition can still be read holds a later version of it, and no closed year rests on it
    if not exists (select from publication.year_closing c where c.year = old.year)
        and exists (select from publication.indicator_value v
                    where v.rule_version = old.rule_version and v.indicator_code = old.indicator_code and v.scope = old.scope
                      and v.division_code = old.division_code and v.year = old.year and v.edition_id > old.edition_id
                      and v.edition_id <= (select min(e.edition_id) from publication.edition e where e.removed_at is null)) then
        return old;
    end if;
    raise exception '% of edition % is never changed, nor removed while a closed year or an edition that can be read rests on it', tg_table_name, old.edition_id
        using errcode = 'insufficient_privilege';
end $$;
comment on function publication.refuse_what_is_read() is 'Trigger of published values and their evidence: only what no edition that can be read holds is removed, and nothing of a year that was ever closed.';
create trigger only_what_is_not_read before delete on publication.indicator_value
    for each row execute function publication.refuse_what_is_read();
create trigger only_what_is_not_read before delete on publication.evidence
    for each row execute function publication.refuse_what_is_read();

create view publication.removable_value as
select v.rule_version, v.indicator_code, v.scope, v.division_code, v.year, v.edition_id,
       lead(v.edition_id) over (partition by v.rule_version, v.indicator_code, v.scope, v.division_code, v.year
                                order by v.edition_id) as replaced_by
from publication.indicator_value v
where not exists (select from publication.year_closing c where c.year = v.year);
comment on view publication.removable_value is 'One row per published value of a year that was never closed: no edition from replaced_by on holds it.';
comment on column publication.removable_value.rule_version is 'Edition of the evaluation rules.';
comment on column publication.removable_value.indicator_code is 'Code of the indicator, such as B33.';
comment on column publication.removable_value.scope is 'What is counted, where the indicator can be read in several ways.';
comment on column publication.removable_value.division_code is 'The division.';
comment on column publication.removable_value.year is 'Calendar year.';
comment on column publication.removable_value.edition_id is 'Edition that brought it.';
comment on column publication.removable_value.replaced_by is 'Edition that changed or withdrew it; null while it holds.';

-- with the rights of the owner: who calls it may otherwise remove nothing of what is published
create procedure publication.remove_editions(editions bigint[], at timestamptz, by_run bigint)
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    next_edition bigint;
    first_read bigint;
begin
    for next_edition in select edition_id from publication.edition
                        where edition_id <= (select max(last) from unnest(editions) last) and removed_at is null order by 1
    loop
        update publication.edition set removed_at = at, removed_run = by_run where edition_id = next_edition;
    end loop;
    first_read := (select min(edition_id) from publication.edition where removed_at is null);
    delete from publication.evidence e using publication.removable_value r
    where (e.rule_version, e.indicator_code, e.scope, e.division_code, e.year, e.edition_id)
        = (r.rule_version, r.indicator_code, r.scope, r.division_code, r.year, r.edition_id) and r.replaced_by <= first_read;
    delete from publication.indicator_value v using publication.removable_value r
    where (v.rule_version, v.indicator_code, v.scope, v.division_code, v.year, v.edition_id)
        = (r.rule_version, r.indicator_code, r.scope, r.division_code, r.year, r.edition_id) and r.replaced_by <= first_read;
end $$;
comment on procedure publication.remove_editions(bigint[], timestamptz, bigint) is 'Marks editions, with those before the last of them, as removed, and removes the values, with their evidence, that no edition which can be read holds.';
revoke execute on procedure publication.remove_editions(bigint[], timestamptz, bigint) from public;
grant execute on procedure publication.remove_editions(bigint[], timestamptz, bigint) to ${pipeline};

create or replace view scorer.edition as
select e.edition_id, e.published_at, e.business_date, e.run_id, e.catalogue_hash, e.added, e.changed, e.withdrawn,
       e.indicator_values, c.edition_id is not null as is_current, e.removed_at
from publication.edition e
left join publication.current_edition c on c.edition_id = e.edition_id;
comment on column scorer.edition.removed_at is 'When retention removed those of its values that no later edition holds; null while it can be read as it was.';
comment on column control.run_stage.stage is 'Name of the stage: receive, load, measure, reconcile, indicate, publish, verify, retention.';
