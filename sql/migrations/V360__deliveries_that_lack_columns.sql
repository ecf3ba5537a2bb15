-- Few deliveries lack a column that is needed; every draw of a derived fact asks for them.
create index delivery_lacking on intake.delivery (feed, kind) where state = 'LOADED' and absent_columns <> '{}';
comment on column warehouse.measure_part.dimensions is 'Values of the dimensions by name. A zero without a dimension stands for all its values; null in a zero: files lack the column, and nothing is known of its values.';
comment on column warehouse.measure.dimensions is 'Values of the dimensions by name. A zero without a dimension stands for all its values; null in a zero: files lack the column, and nothing is known of its values.';
