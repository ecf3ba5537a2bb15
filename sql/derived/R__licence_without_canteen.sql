-- Licences of canteens of schools that the list of the education office does not name.
drop view if exists warehouse.licence_without_canteen;
create view warehouse.licence_without_canteen as
select r.division_code, r.year, r.delivery_id, r.line, r.licence_no
from warehouse.licence_register r
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
left join (select distinct c.licence_no, c.year
           from warehouse.canteen c join warehouse.snapshot_of_year s using (delivery_id, division_code, year)) c using (licence_no, year)
where r.unit_kind = 'SCHOOL_CANTEEN' and r.state in ('VALID', 'SUSPENDED') and c.licence_no is null;
comment on view warehouse.licence_without_canteen is 'One row per canteen of a school in the last register of the year that the last list of the education office does not name.';
comment on column warehouse.licence_without_canteen.division_code is 'Division that supervises it.';
comment on column warehouse.licence_without_canteen.year is 'Calendar year of the register and of the list.';
comment on column warehouse.licence_without_canteen.delivery_id is 'Delivery of the register.';
comment on column warehouse.licence_without_canteen.line is 'Line of the canteen in its file.';
comment on column warehouse.licence_without_canteen.licence_no is 'Number of the licence.';
