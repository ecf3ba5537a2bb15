-- Units in the register, and whether they are on the platforms; a registration counts until it is left.
drop view if exists warehouse.platform_unit;
create view warehouse.platform_unit as
with members as (
    select m.credit_code, m.year, bool_or(m.platform = 'RISK') as on_platform, bool_or(m.platform = 'COLD_CHAIN') as on_cold_chain
    from warehouse.platform_registration m
    join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
    where m.left_on is null or m.left_on > s.reference_on
    group by m.credit_code, m.year)
select r.division_code, r.year, r.delivery_id, r.line, r.licence_no, r.credit_code, r.unit_kind, coalesce(r.cold_chain, false) as cold_chain,
       coalesce(m.on_platform, false) as on_platform, coalesce(m.on_cold_chain, false) as on_cold_chain
from warehouse.licence_register r
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
left join members m using (credit_code, year)
where r.state in ('VALID', 'SUSPENDED');
comment on view warehouse.platform_unit is 'One row per unit in the last register of the year, with the platforms it is on by the last list of the year.';
comment on column warehouse.platform_unit.division_code is 'Division that supervises it.';
comment on column warehouse.platform_unit.year is 'Calendar year of the register and of the list.';
comment on column warehouse.platform_unit.delivery_id is 'Delivery of the register.';
comment on column warehouse.platform_unit.line is 'Line of the unit in its file.';
comment on column warehouse.platform_unit.licence_no is 'Number of the licence or registration.';
comment on column warehouse.platform_unit.credit_code is 'Unified social credit code of the unit; null if the register does not say.';
comment on column warehouse.platform_unit.unit_kind is 'Kind of unit; codes: unit-kind.';
comment on column warehouse.platform_unit.cold_chain is 'Whether it stores or sells cold-chain food.';
comment on column warehouse.platform_unit.on_platform is 'Whether it is on the risk control platform.';
comment on column warehouse.platform_unit.on_cold_chain is 'Whether it is on the platform of the cold chain.';
