-- Divisions, and the city itself, that have at least one conforming document for an indicator.
drop view if exists warehouse.evidence_unit;
create view warehouse.evidence_unit as
select distinct on (division_code, year, indicator) division_code, year, delivery_id, line, indicator, document_no
from warehouse.evidence_document
where conclusion = 'CONFORMS'
order by division_code, year, indicator, delivery_id, line;
comment on view warehouse.evidence_unit is 'One row per division, year and indicator with a document that conforms: the first.';
comment on column warehouse.evidence_unit.division_code is 'Division the document is about.';
comment on column warehouse.evidence_unit.year is 'Year it is evidence for.';
comment on column warehouse.evidence_unit.delivery_id is 'Delivery of that document.';
comment on column warehouse.evidence_unit.line is 'Line of that document in its file.';
comment on column warehouse.evidence_unit.indicator is 'Code of the indicator.';
comment on column warehouse.evidence_unit.document_no is 'Number of the document.';
