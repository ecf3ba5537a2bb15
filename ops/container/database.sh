#!/bin/sh
# Executed once by the PostgreSQL image, as its administrator, in the empty database: who the application and its migrations log in as,
# ordinary roles both, and the roles that `SHIAN_MIGRATIONS_USERNAME=shian_migrations ops/shian store roles` lists.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set login="$(cat /run/secrets/database-password)" --set migrations="$(cat /run/secrets/migrations-password)" \
  --set analyst="$(cat /run/secrets/analyst-password)" <<'SQL'
create role shian login password :'login';
create role shian_migrations login password :'migrations';
\i /shian/roles.sql
alter role shian_analyst login password :'analyst';
SQL
