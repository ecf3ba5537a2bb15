-- Documents that nobody has reviewed yet, and people on leave.

alter table warehouse.evidence_document alter column conclusion drop not null;
comment on column warehouse.evidence_document.conclusion is 'What the reader concludes; empty while not yet reviewed. File: 审查结论; codes: review-conclusion.';

alter table warehouse.staff_member add column long_leave boolean;
comment on column warehouse.staff_member.long_leave is 'True if on leave for long in the year, as for birth or illness (assumed). File: 长期休假.';
