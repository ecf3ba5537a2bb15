-- What people did is chained: each action has the hash of the one before in its own hash, so that none can be changed, left out or put
-- in between without another hash at the end. What was recorded before this migration is covered by one hash, with which the chain begins.
-- The text that is hashed is named by its version: a column that comes later begins version 2, and rows of version 1 stay as they are.

alter table control.operator_action
    add column chain_version smallint,
    add column previous_hash text,
    add column hash          text,
    add constraint chained_wholly check (num_nulls(chain_version, previous_hash, hash) in (0, 3));
comment on column control.operator_action.action_id is 'Running number, without gaps where the action is chained.';
comment on column control.operator_action.chain_version is 'Which columns are hashed, and how: control.action_form_v1 is version 1; null for actions from before the chain.';
comment on column control.operator_action.previous_hash is 'Hash of the action before; of the first chained one the hash of all before the chain; null for those.';
comment on column control.operator_action.hash is 'SHA-256 in hexadecimal of the form of this action, in which previous_hash is; null for actions from before the chain.';

create function control.action_form_v1(action control.operator_action) returns text language sql stable as $$
    select string_agg(coalesce(octet_length(field) || ':' || field, '-') || E'\n', '' order by place)
    from unnest(array[
        coalesce(action.chain_version, 0)::text,
        action.previous_hash,
        action.action_id::text,
        to_char(action.acted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        action.actor,
        action.verb,
        action.object,
        action.reason,
        action.before::text,
        action.after::text]) with ordinality as fields (field, place)
$$;
comment on function control.action_form_v1(control.operator_action) is
    'The text of an action that is hashed, version 1: chain_version (0 before the chain), previous_hash, action_id, acted_at in UTC with six '
    'decimals of a second, actor, verb, object, reason, before, after; each as its length in bytes of UTF-8, a colon, itself, a line feed; '
    'null as a hyphen and a line feed.';

create function control.action_hash_v1(action control.operator_action) returns text language sql stable as $$
    select encode(sha256(convert_to(control.action_form_v1(action), 'UTF8')), 'hex')
$$;
comment on function control.action_hash_v1(control.operator_action) is 'SHA-256 in hexadecimal of control.action_form_v1.';

create function control.earlier_actions_hash() returns text language sql stable as $$
    select encode(sha256(convert_to(coalesce(string_agg(control.action_form_v1(a), '' order by a.action_id), ''), 'UTF8')), 'hex')
    from control.operator_action a where a.chain_version is null
$$;
comment on function control.earlier_actions_hash() is 'SHA-256 in hexadecimal of the forms, one after the other, of all actions from before the chain.';

create table control.action_chain (
    one             boolean primary key default true check (one),
    earlier_actions bigint not null,
    earlier_hash    text not null,
    actions         bigint not null,
    last_action_id  bigint not null,
    last_hash       text not null
);
comment on table control.action_chain is 'One row: the end of the chain of what people did. It is locked by whoever records an action, so that the chain does not fork.';
comment on column control.action_chain.one is 'Always true, so that there is one row at the most.';
comment on column control.action_chain.earlier_actions is 'Actions from before the chain, in number.';
comment on column control.action_chain.earlier_hash is 'Their hash, with which the chain begins.';
comment on column control.action_chain.actions is 'Chained actions, in number.';
comment on column control.action_chain.last_action_id is 'Number of the last action; 0 if there is none.';
comment on column control.action_chain.last_hash is 'Hash of the last chained action; earlier_hash if there is none.';
revoke insert, update, delete on control.action_chain from ${pipeline};

insert into control.action_chain (earlier_actions, earlier_hash, actions, last_action_id, last_hash)
select count(*), control.earlier_actions_hash(), 0, coalesce(max(action_id), 0), control.earlier_actions_hash()
from control.operator_action;

create function control.chain_action() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
    chain control.action_chain;
begin
    -- who records at the same time waits here until the other has committed
    select * into strict chain from control.action_chain for update;
    new.action_id := chain.last_action_id + 1;
    new.chain_version := 1;
    new.previous_hash := chain.last_hash;
    new.hash := control.action_hash_v1(new);
    update control.action_chain set actions = actions + 1, last_action_id = new.action_id, last_hash = new.hash;
    return new;
end $$;
comment on function control.chain_action() is 'Trigger of actions: chains a new one to the last, whatever number and hash it came with.';
create trigger chained before insert on control.operator_action
    for each row execute function control.chain_action();
alter table control.operator_action enable always trigger chained;

create function control.refuse_all_but_chaining() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if tg_op <> 'UPDATE' or pg_trigger_depth() < 2 then
        raise exception 'control.action_chain is never changed but by recording an action' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
comment on function control.refuse_all_but_chaining() is 'Trigger of the end of the chain: only the trigger of actions changes it.';
create trigger only_by_chaining before insert or update or delete or truncate on control.action_chain
    for each statement execute function control.refuse_all_but_chaining();
alter table control.action_chain enable always trigger only_by_chaining;

-- an edition says where the chain ended when it was published: a chain that was cut or rewritten shows, also to who has only the edition
alter table publication.edition
    add column last_action_id   bigint,
    add column last_action_hash text,
    add constraint chained_wholly check (num_nulls(last_action_id, last_action_hash) in (0, 2));
comment on column publication.edition.last_action_id is 'Number of the last action of a person when it was published; null if that was before actions were chained.';
comment on column publication.edition.last_action_hash is 'Hash at the end of the chain of what people did, when it was published; null if that was before actions were chained.';

create function publication.note_last_action() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    select c.last_action_id, c.last_hash into strict new.last_action_id, new.last_action_hash from control.action_chain c;
    return new;
end $$;
comment on function publication.note_last_action() is 'Trigger of editions: notes where the chain of what people did ends.';
create trigger notes_last_action before insert on publication.edition
    for each row execute function publication.note_last_action();
alter table publication.edition enable always trigger notes_last_action;

create or replace view scorer.edition as
select e.edition_id, e.published_at, e.business_date, e.run_id, e.catalogue_hash, e.added, e.changed, e.withdrawn,
       e.indicator_values, c.edition_id is not null as is_current, e.removed_at, e.last_action_id, e.last_action_hash
from publication.edition e
left join publication.current_edition c on c.edition_id = e.edition_id;
comment on column scorer.edition.last_action_id is 'Number of the last action of a person when it was published; null if that was before actions were chained.';
comment on column scorer.edition.last_action_hash is 'Hash at the end of the chain of what people did, when it was published; null if that was before actions were chained.';
