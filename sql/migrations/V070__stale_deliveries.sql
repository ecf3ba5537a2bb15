-- Of a derived fact whose rows stand alone, only what rests on the deliveries that moved is drawn again.

alter table control.stale add column delivery_id bigint not null default 0;
alter table control.stale drop constraint stale_pkey;
alter table control.stale add primary key (kind, name, year, delivery_id);
comment on column control.stale.year is 'Calendar year for MEASURE and DERIVED, 0 otherwise; DERIVED with 0: every year, or every year of one delivery.';
comment on column control.stale.delivery_id is 'For DERIVED: the delivery of the leading source whose rows alone are stale; 0: all rows.';
