create role "shian_owner" nologin;
create role "shian_pipeline" nologin;
create role "shian_operator" nologin;
create role "shian_analyst" nologin;
create role "shian_scorer" nologin;
create role "shian_health" nologin;
grant "shian_owner" to "shian_migrations";
grant "shian_pipeline", "shian_operator" to "shian";
alter role "shian_analyst" connection limit 20;
alter role "shian_analyst" set default_transaction_read_only = 'on';
alter role "shian_analyst" set idle_in_transaction_session_timeout = '2min';
alter role "shian_analyst" set idle_session_timeout = '1h';
alter role "shian_analyst" set lock_timeout = '10s';
alter role "shian_analyst" set statement_timeout = '5min';
alter role "shian_health" connection limit 20;
alter role "shian_health" set default_transaction_read_only = 'on';
alter role "shian_health" set idle_in_transaction_session_timeout = '2min';
alter role "shian_health" set idle_session_timeout = '1h';
alter role "shian_health" set lock_timeout = '10s';
alter role "shian_health" set statement_timeout = '5min';
alter role "shian_scorer" connection limit 20;
alter role "shian_scorer" set default_transaction_read_only = 'on';
alter role "shian_scorer" set idle_in_transaction_session_timeout = '2min';
alter role "shian_scorer" set idle_session_timeout = '1h';
alter role "shian_scorer" set lock_timeout = '10s';
alter role "shian_scorer" set statement_timeout = '5min';
grant create on database "shian" to "shian_owner";
revoke connect, temporary on database "shian" from public;
grant connect on database "shian" to "shian_owner", "shian_pipeline", "shian_operator", "shian_analyst", "shian_scorer", "shian_health", "shian_migrations", "shian";
grant temporary on database "shian" to "shian_owner", "shian_pipeline", "shian_operator", "shian_migrations", "shian";
alter database "shian" set timezone = 'Asia/Shanghai';
grant set on parameter session_replication_role to "shian_pipeline";
do $$
declare
    function regprocedure;
begin
    for function in
        select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace and (
            proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$'
            or proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lo_truncate', 'lo_truncate64', 'lo_unlink', 'lowrite',
                           'pg_logical_emit_message'))
    loop
        execute format('revoke execute on function %s from public', function);
        execute format('grant execute on function %s to "shian_owner", "shian_pipeline", "shian_operator"', function);
    end loop;
end $$;
do $$
begin
    if exists (select from pg_roles where rolname = 'pg_use_reserved_connections') then
        execute format('grant pg_use_reserved_connections to %I', 'shian_migrations');
    end if;
end $$;
do $$
begin
    if exists (select from pg_roles where rolname = 'pg_use_reserved_connections') then
        execute format('grant pg_use_reserved_connections to %I', 'shian');
    end if;
end $$;
grant pg_read_all_stats, pg_signal_backend to "shian_pipeline";
alter role "shian_analyst" set temp_file_limit = '2GB';
alter role "shian_health" set temp_file_limit = '2GB';
alter role "shian_scorer" set temp_file_limit = '2GB';
