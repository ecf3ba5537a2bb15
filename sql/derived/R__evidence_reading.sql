-- Documents as their readers judge them. Where several lists name a document, the last list counts.
drop view if exists warehouse.evidence_reading;
create view warehouse.evidence_reading as
with readings as (
    select distinct on (d.division_code, d.year, d.indicator, d.document_no)
           d.division_code, d.year, d.delivery_id, d.line, d.indicator, d.document_no, coalesce(d.conclusion, 'UNREVIEWED') as conclusion,
           d.found, coalesce(d.found, case when d.indicator in ('G01', 'G02') then 100 end) as most
    from warehouse.evidence_document d
    join intake.delivery y on y.delivery_id = d.delivery_id
    where y.state = 'LOADED'
    order by d.division_code, d.year, d.indicator, d.document_no, upper(y.period) desc, d.delivery_id desc, d.line),
-- those that conform, then the open ones from the greatest on
ranked as (
    select r.*, sum(most) over before as most_before, count(most) over before as before
    from readings r
    window before as (partition by division_code, year, indicator
                      order by conclusion = 'CONFORMS' desc, conclusion <> 'FAILS' desc, most desc nulls last, document_no
                      rows between unbounded preceding and 1 preceding))
select division_code, year, delivery_id, line, indicator, document_no, conclusion, found, most,
       conclusion = 'CONFORMS' or conclusion <> 'FAILS' and most is not null and (before = 0 or most > most_before / before) as raises
from ranked;
comment on view warehouse.evidence_reading is 'One row per division, year, indicator and document: as the last list judges it.';
comment on column warehouse.evidence_reading.division_code is 'Division the document is about.';
comment on column warehouse.evidence_reading.year is 'Year it is evidence for.';
comment on column warehouse.evidence_reading.delivery_id is 'Delivery of that list.';
comment on column warehouse.evidence_reading.line is 'Line of the document in its file.';
comment on column warehouse.evidence_reading.indicator is 'Code of the indicator it is read for.';
comment on column warehouse.evidence_reading.document_no is 'Number of the document.';
comment on column warehouse.evidence_reading.conclusion is 'What the reader concludes, UNREVIEWED if nothing yet; codes: review-conclusion.';
comment on column warehouse.evidence_reading.found is 'Number that it proves if it conforms, in the unit of the indicator.';
comment on column warehouse.evidence_reading.most is 'The same, or 100 while the number of a survey is not known: the most that there is.';
comment on column warehouse.evidence_reading.raises is 'Whether it belongs to the greatest mean that the documents can have: it conforms, or is open and more than the mean of those before it.';
