-- What the documents of an office prove for an indicator. Only those that conform prove anything; those that conform in part
-- and those not yet reviewed (open) may prove more later. An office has met its duty if the conforming documents say so, and has
-- failed if something of it was read and not even the open ones could make it good. An office of which nothing was read has
-- no row: it is neither.
drop view if exists warehouse.evidence_unit;
create view warehouse.evidence_unit as
with readings as (
    select distinct on (d.division_code, d.year, d.indicator, d.document_no) d.division_code, d.year, d.delivery_id, d.line, d.indicator,
           d.title, d.found, d.expected, d.conclusion is not distinct from 'CONFORMS' as proves,
           coalesce(d.conclusion, 'UNREVIEWED') in ('PARTLY', 'UNREVIEWED') as open
    from warehouse.evidence_document d
    join intake.delivery y on y.delivery_id = d.delivery_id
    where y.state = 'LOADED'
    order by d.division_code, d.year, d.indicator, d.document_no, upper(y.period) desc, d.delivery_id desc, d.line),
-- a drill is evidence for some years; that a document fails says something of its own year only
in_force as (
    select r.division_code, (r.year + later.years)::smallint as year, r.delivery_id, r.line, r.indicator, r.title, r.found, r.expected,
           r.proves, r.open
    from readings r
    cross join (select value::int as years from warehouse.parameter where parameter = 'drill.years') drill
    cross join lateral generate_series(0, case when r.indicator = 'C12' and (r.proves or r.open) then drill.years - 1 else 0 end) later(years)),
-- what is due stays due when a document fails, unless one of the same title conforms in its place
due as (
    select f.*, f.expected is not null and not f.proves and bool_or(f.proves and f.expected is not null)
               over (partition by f.division_code, f.year, f.indicator, f.title) as replaced
    from in_force f),
-- the least that an office must have; where documents state a share, each says it, and the least of them counts
minimum as (
    select m.indicator, m.is_share, p.value
    from (values ('B01', false, 'leaders.meetings'), ('B03', true, 'assessment.weight'), ('B06', false, 'commission.meetings'),
                 ('B13', false, 'monitoring.meetings')) m(indicator, is_share, parameter)
    join warehouse.parameter p on p.parameter = m.parameter),
offices as (
    select d.division_code, d.year, d.indicator, coalesce(m.is_share, false) as is_share, m.value as minimum,
           (array_agg(d.delivery_id order by d.proves desc, d.delivery_id, d.line))[1] as delivery_id,
           (array_agg(d.line order by d.proves desc, d.delivery_id, d.line))[1] as line,
           bool_or(d.proves) as conforming, bool_or(d.open) as open, bool_or(d.open and d.found is null) as open_unknown,
           sum(d.found) filter (where d.proves) as proven, min(d.found) filter (where d.proves) as least_proven,
           sum(coalesce(d.found, d.expected)) filter (where d.open and not d.replaced) as open_found,
           max(d.found) filter (where d.open) as most_open,
           sum(d.expected) filter (where not d.replaced) as expected
    from due d
    left join minimum m using (indicator)
    group by d.division_code, d.year, d.indicator, m.is_share, m.value)
select o.division_code, o.year, o.delivery_id, o.line, o.indicator, o.division_code like '%-own' as own, o.conforming,
       n.found, n.possible, case when n.found is not null then least(n.found, o.expected) end as fulfilled,
       case when n.possible is not null then least(n.possible, o.expected) end as fulfillable,
       case when o.is_share then o.least_proven end as share, o.expected, s.met, not s.met and not s.possibly as failed
from offices o
cross join lateral (
    select case when o.is_share then null when o.conforming then o.proven when not o.open then 0 end as found,
           case when not o.is_share then coalesce(o.proven, 0) + coalesce(o.open_found, 0) end as possible) n
cross join lateral (
    select o.conforming and (o.minimum is null or coalesce(case when o.is_share then o.least_proven else o.proven end, 0) >= o.minimum) as met,
           o.open and (o.minimum is null
               or case when o.is_share
                       then coalesce(o.least_proven >= o.minimum, true) and (o.open_unknown or o.most_open >= o.minimum)
                       else o.open_unknown or coalesce(o.proven, 0) + o.open_found >= o.minimum end) as possibly) s;
comment on view warehouse.evidence_unit is 'One row per division, year and indicator with any document: what its documents prove.';
comment on column warehouse.evidence_unit.division_code is 'Division the documents are about: the office.';
comment on column warehouse.evidence_unit.year is 'Year they are evidence for.';
comment on column warehouse.evidence_unit.delivery_id is 'Delivery of the first document that conforms, or of the first.';
comment on column warehouse.evidence_unit.line is 'Line of that document in its file.';
comment on column warehouse.evidence_unit.indicator is 'Code of the indicator.';
comment on column warehouse.evidence_unit.own is 'Whether the office is that of the city itself.';
comment on column warehouse.evidence_unit.conforming is 'Whether a document conforms.';
comment on column warehouse.evidence_unit.found is 'Number that the conforming documents prove together; 0 if all were read and none conforms; null for a share, or while no number is known.';
comment on column warehouse.evidence_unit.possible is 'The same number if those that conform in part or are not yet reviewed prove all they say; null for a share.';
comment on column warehouse.evidence_unit.fulfilled is 'Of the number that is due, how much the conforming documents prove: what an office did beyond it makes up for no other office.';
comment on column warehouse.evidence_unit.fulfillable is 'The same if those that conform in part or are not yet reviewed prove all they say.';
comment on column warehouse.evidence_unit.share is 'Share in per cent that the conforming documents state, the least of them; null for a number.';
comment on column warehouse.evidence_unit.expected is 'Number that is due, whatever the reader concludes; a document of the same title that conforms stands in the place of one that does not.';
comment on column warehouse.evidence_unit.met is 'Whether the conforming documents prove that the office did what it must.';
comment on column warehouse.evidence_unit.failed is 'Whether the office is known not to have done it: not even the open documents could prove it.';
