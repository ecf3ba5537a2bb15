-- Documents that were read and experts who read them, each counted once: a document may be evidence for several indicators and years.
drop view if exists warehouse.evidence_paper;
create view warehouse.evidence_paper as
select distinct on (y.division_code, seen.what, seen.which)
       y.division_code, extract(year from upper(y.period) - 1)::smallint as year, d.delivery_id, d.line, seen.what, seen.which
from warehouse.evidence_document d
join intake.delivery y on y.delivery_id = d.delivery_id
cross join lateral (values ('DOCUMENT', d.document_no), ('EXPERT', d.expert)) seen(what, which)
where y.state = 'LOADED' and d.conclusion <> 'UNREVIEWED' and seen.which is not null
order by y.division_code, seen.what, seen.which, d.delivery_id, d.line;
comment on view warehouse.evidence_paper is 'One row per document or expert, at the division that handed the list in.';
comment on column warehouse.evidence_paper.division_code is 'Division that handed the list in.';
comment on column warehouse.evidence_paper.year is 'Calendar year in which the period of the list ends: that of the review.';
comment on column warehouse.evidence_paper.delivery_id is 'Delivery of its first row.';
comment on column warehouse.evidence_paper.line is 'Line of its first row in the file.';
comment on column warehouse.evidence_paper.what is 'DOCUMENT or EXPERT.';
comment on column warehouse.evidence_paper.which is 'Number of the document, or of the expert.';
