-- Few deliveries lack a column that is needed; every draw of a derived fact asks for them.
create index delivery_lacking on intake.delivery (feed, kind) where state = 'LOADED' and absent_columns <> '{}';
