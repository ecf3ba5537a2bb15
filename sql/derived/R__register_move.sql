-- What opened, closed or moved between the last snapshot of one year and that of the next, as the register itself says.
drop view if exists warehouse.register_move;
create view warehouse.register_move as
with openings as (
    select distinct feed, division_code, year, reference_on as opened_on
    from warehouse.snapshot_of_year)
select case m.move when 'MOVED_OUT' then r.moved_from else r.division_code end as division_code, r.year, r.delivery_id, r.line,
       r.licence_no, r.unit_kind, m.move, m.moved_on
from warehouse.licence_register r
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
join openings o on (o.feed, o.division_code, o.year) = (s.feed, s.division_code, s.year - 1)
cross join lateral (values ('OPENED', r.issued_on),
                           ('CLOSED', case when r.state in ('CANCELLED', 'REVOKED', 'EXPIRED') then r.state_on end),
                           ('MOVED_IN', case when r.moved_from is not null then r.moved_on end),
                           ('MOVED_OUT', case when r.moved_from is not null then r.moved_on end)) m(move, moved_on)
where m.moved_on > o.opened_on and m.moved_on <= s.reference_on;
comment on view warehouse.register_move is 'One row per unit of the register and change since the last snapshot of the year before.';
comment on column warehouse.register_move.division_code is 'Division that supervises it; of a unit that moved out the one it left.';
comment on column warehouse.register_move.year is 'Calendar year of the snapshot.';
comment on column warehouse.register_move.delivery_id is 'Delivery of the register.';
comment on column warehouse.register_move.line is 'Line of the unit in its file.';
comment on column warehouse.register_move.licence_no is 'Number of the licence or registration.';
comment on column warehouse.register_move.unit_kind is 'Kind of unit; codes: unit-kind.';
comment on column warehouse.register_move.move is 'What happened; codes: register-move.';
comment on column warehouse.register_move.moved_on is 'Day on which it happened.';
