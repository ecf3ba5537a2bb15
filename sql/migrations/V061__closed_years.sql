-- Years that are closed, and deliveries that wait since they touch one.

create table publication.year_closing (
    year       smallint not null,
    closing    integer not null check (closing >= 1),
    closed_at  timestamptz not null,
    closed_by  text not null,
    reason     text not null,
    edition_id bigint not null references publication.edition,
    primary key (year, closing)
);
create trigger never_changed before update or delete or truncate on publication.year_closing
    for each statement execute function control.refuse_change();
revoke update, delete on publication.year_closing from ${pipeline};
comment on table publication.year_closing is 'One row per closing of a year; never changed. A closed year can be closed again once some of its values are RESTATED.';
comment on column publication.year_closing.year is 'Calendar year.';
comment on column publication.year_closing.closing is 'Counts the closings of the year, from 1.';
comment on column publication.year_closing.closed_at is 'When.';
comment on column publication.year_closing.closed_by is 'Who, as asserted.';
comment on column publication.year_closing.reason is 'Why.';
comment on column publication.year_closing.edition_id is 'Edition that was current then; the values of the year in the next one are FINAL.';

alter table intake.delivery drop constraint delivery_state_check;
alter table intake.delivery add constraint delivery_state_check check (state in ('RECEIVED', 'LOADED', 'REFUSED', 'FAILED',
    'SUPERSEDED', 'AMBIGUOUS', 'NOT_COUNTED', 'UNRECOGNISED', 'WAITING'));
alter table intake.delivery
    add column admitted_at timestamptz,
    add column admitted_by text,
    add constraint admitted_by_somebody check ((admitted_at is null) = (admitted_by is null));
comment on column intake.delivery.admitted_at is 'When a person let it into a closed year; null if nobody did.';
comment on column intake.delivery.admitted_by is 'Who let it into a closed year, as asserted; null if nobody did.';

do $$
declare
    target text;
begin
    foreach target in array array['intake.delivery', 'scorer.delivery_status'] loop
        execute format('comment on column %s.state is %L', target, 'RECEIVED: to be loaded; LOADED: counts; REFUSED: sent back; '
            'FAILED: to be tried again; SUPERSEDED: a later one counts; AMBIGUOUS: order unknown; WAITING: it touches a closed '
            'year and nobody has admitted it; NOT_COUNTED: another level owns the feed; UNRECOGNISED: no contract fits.');
    end loop;
end $$;
