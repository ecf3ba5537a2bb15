-- Workbooks and zips: several deliveries of one arrival, and what of it was not delivered.

alter table intake.arrival add column left_out jsonb not null default '[]';
comment on column intake.arrival.left_out is 'Messages (code, arguments, place) on what of it was not delivered: hidden and empty sheets, sheets without a header.';

alter table intake.delivery add column inside text not null default '';
comment on column intake.delivery.inside is 'Where in the content it is read from: sheet, entry of a zip, or entry!sheet; empty for the file itself.';
comment on column intake.delivery.part is 'Sheet or entry that tells it from others of its file with the same division and period; empty where nothing needs telling.';
comment on column intake.delivery.encoding is 'Character encoding it was read with, XLSX or XLS for a workbook; null before it was read.';
