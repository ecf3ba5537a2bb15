#!/bin/sh
# Executed once by the PostgreSQL image, as its administrator, in the empty database: who the application logs in as, an ordinary role,
# and the roles that `ops/shian store roles` lists.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set login="$(cat /run/secrets/database-password)" --set analyst="$(cat /run/secrets/analyst-password)" <<'SQL'
create role shian login password :'login';
\i /shian/roles.sql
alter role shian_analyst login password :'analyst';
SQL
