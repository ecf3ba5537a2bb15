-- Measures that are the least or greatest number of rows do not add up.

alter table warehouse.measure_definition add column together text not null default 'sum' check (together in ('sum', 'min', 'max'));
comment on column warehouse.measure_definition.together is 'What values of several rows, files, dimensions or divisions give together: their sum, the least, the greatest.';
