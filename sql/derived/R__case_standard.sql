-- Cases that were decided or handed over to the police, and whether they meet the standards for a penalty on a person and for the
-- police. A case that went to the police may never be decided.
drop view if exists warehouse.case_standard;
create view warehouse.case_standard as
select c.division_code, extract(year from t.ended_on)::smallint as year, c.delivery_id, c.line, c.case_no, c.link, t.ended_on,
       c.decided_on is not null as decided, coalesce(c.person_fined, false) as person_fined,
       coalesce(c.transferred, false) as transferred,
       coalesce(c.decided_on is not null and c.party_type <> 'PERSON' and c.total >= p.person, false) as meets_person,
       coalesce(c.case_value >= p.police, false) as meets_police
from warehouse.enforcement_case c
cross join (select max(value) filter (where parameter = 'case.person-standard') as person,
                   max(value) filter (where parameter = 'case.police-standard') as police
            from warehouse.parameter) p
cross join lateral (select coalesce(c.decided_on, case when c.transferred then c.transferred_on end) as ended_on) t
where not c.revoked and t.ended_on is not null;
comment on view warehouse.case_standard is 'One row per case that was decided or handed over to the police, with the standards it meets.';
comment on column warehouse.case_standard.division_code is 'Division of the office in charge.';
comment on column warehouse.case_standard.year is 'Calendar year of ended_on.';
comment on column warehouse.case_standard.delivery_id is 'Delivery of the case.';
comment on column warehouse.case_standard.line is 'Line of the case in its file.';
comment on column warehouse.case_standard.case_no is 'Number of the case.';
comment on column warehouse.case_standard.link is 'Link of the chain; codes: link.';
comment on column warehouse.case_standard.ended_on is 'Day of the decision; without one the day it was handed over.';
comment on column warehouse.case_standard.decided is 'Whether it is decided.';
comment on column warehouse.case_standard.person_fined is 'Whether a person was fined too.';
comment on column warehouse.case_standard.transferred is 'Whether it was handed over to the police.';
comment on column warehouse.case_standard.meets_person is 'Whether it is decided and a firm or trader was fined at least as much as the standard for fining persons asks for.';
comment on column warehouse.case_standard.meets_police is 'Whether the goods were worth at least the standard for the police.';
