-- Divisions for which two snapshots of one feed say how things stood on the same day. That of the lower division counts there.
drop view if exists warehouse.competing_snapshot;
create view warehouse.competing_snapshot as
select distinct s.division_code, s.year, s.feed, s.reference_on, s.told_for
from warehouse.snapshot_standing s
where s.contested
  and not exists (select from warehouse.division below where below.parent_code = s.division_code and below.level <> 'folded');
comment on view warehouse.competing_snapshot is 'One row per feed, day and lowest division for which snapshots of two divisions count, one of which lies in the other.';
comment on column warehouse.competing_snapshot.division_code is 'The lowest division.';
comment on column warehouse.competing_snapshot.year is 'Calendar year of the day.';
comment on column warehouse.competing_snapshot.feed is 'The feed.';
comment on column warehouse.competing_snapshot.reference_on is 'Day for which both say how things stood.';
comment on column warehouse.competing_snapshot.told_for is 'Division of the delivery that counts there, the lower of the two.';
