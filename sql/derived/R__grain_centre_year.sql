-- Post-production centres by the latest list of a year.
drop view if exists warehouse.grain_centre_year;
create view warehouse.grain_centre_year as
select division_code, year, delivery_id, line, centre, state = 'RUNNING' as running,
       extract(year from built_on) = year as built, coalesce(extract(year from closed_on) = year, false) as closed, serviced, loss_saved
from (
    select c.division_code, c.year, c.delivery_id, c.line, c.centre, c.state, c.built_on, c.closed_on, c.serviced, c.loss_saved,
           rank() over (partition by c.year, d.division_code order by upper(d.period) desc) as latest
    from warehouse.grain_centre c join intake.delivery d using (delivery_id)
) listed
where latest = 1;
comment on view warehouse.grain_centre_year is 'One row per centre and year.';
comment on column warehouse.grain_centre_year.division_code is 'Division of the centre.';
comment on column warehouse.grain_centre_year.year is 'Calendar year.';
comment on column warehouse.grain_centre_year.delivery_id is 'Delivery of the list.';
comment on column warehouse.grain_centre_year.line is 'Line in the list.';
comment on column warehouse.grain_centre_year.centre is 'Name of the centre.';
comment on column warehouse.grain_centre_year.running is 'True if it worked when the list was made.';
comment on column warehouse.grain_centre_year.built is 'True if it was finished in the year.';
comment on column warehouse.grain_centre_year.closed is 'True if it closed in the year.';
comment on column warehouse.grain_centre_year.serviced is 'Grain serviced in the year, in tonnes.';
comment on column warehouse.grain_centre_year.loss_saved is 'Loss of grain it saved in the year, in tonnes.';
