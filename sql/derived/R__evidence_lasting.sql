-- Divisions, and the city itself, with a conforming document for an indicator in the year or the years before it for which such a
-- document stands. The year of a document is that for which it is evidence.
drop view if exists warehouse.evidence_lasting;
create view warehouse.evidence_lasting as
select distinct on (d.division_code, y.year, d.indicator) d.division_code, y.year::smallint as year, d.delivery_id, d.line, d.indicator,
       d.document_no
from warehouse.evidence_document d
cross join lateral (
    select generate_series(d.year, d.year + value::int - 1) as year
    from warehouse.parameter where parameter = 'evidence.lasting-years') y
where d.conclusion = 'CONFORMS'
order by d.division_code, y.year, d.indicator, d.year desc, d.delivery_id, d.line;
comment on view warehouse.evidence_lasting is 'One row per division, year and indicator with a conforming document that stands in that year: the latest.';
comment on column warehouse.evidence_lasting.division_code is 'Division the document is about.';
comment on column warehouse.evidence_lasting.year is 'Year in which it stands.';
comment on column warehouse.evidence_lasting.delivery_id is 'Delivery of that document.';
comment on column warehouse.evidence_lasting.line is 'Line of that document in its file.';
comment on column warehouse.evidence_lasting.indicator is 'Code of the indicator.';
comment on column warehouse.evidence_lasting.document_no is 'Number of the document.';
