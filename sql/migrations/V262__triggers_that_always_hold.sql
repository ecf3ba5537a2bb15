-- The pipeline may be let load without looking after foreign keys row by row (session_replication_role). What protects that
-- which is never changed is a trigger too: it holds whatever a session is set to.

alter table control.operator_action enable always trigger never_changed;
alter table publication.edition enable always trigger never_changed;
alter table publication.edition enable always trigger only_removed;
alter table publication.indicator_value enable always trigger never_changed;
alter table publication.indicator_value enable always trigger only_what_is_not_read;
alter table publication.evidence enable always trigger never_changed;
alter table publication.evidence enable always trigger only_what_is_not_read;
alter table publication.year_closing enable always trigger never_changed;
