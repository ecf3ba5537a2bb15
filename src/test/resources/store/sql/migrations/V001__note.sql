create extension if not exists btree_gist;

create schema notes;
grant usage on schema notes to ${pipeline}, ${operator}, ${analyst};
create table notes.note (
    note_id bigint generated always as identity primary key,
    text    text not null
);
grant select, insert on notes.note to ${pipeline};
grant select on notes.note to ${operator}, ${analyst};
