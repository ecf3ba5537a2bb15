-- Published figures that only documents tell of, and wishes, which are no measurements.
alter table reconciliation.claim drop constraint claim_verdict_check;
alter table reconciliation.claim add constraint claim_verdict_check check (verdict in ('equal', 'within bound', 'contradicted',
    'plan', 'document only', 'not a measurement', 'not computable'));
comment on column reconciliation.claim.verdict is 'equal, within bound, contradicted, plan, document only, not a measurement or not computable.';
comment on column scorer.claim.verdict is 'equal, within bound, contradicted, plan, document only, not a measurement or not computable.';

alter table reconciliation.claim add reason_zh text, add reason_en text;
comment on column reconciliation.claim.reason_zh is 'Why nothing can be held against it, in Chinese; null if something is.';
comment on column reconciliation.claim.reason_en is 'Why nothing can be held against it, in English; null if something is.';

create or replace view scorer.claim as
select claim, title_zh, title_en, unit, published, computed, difference, verdict, note ->> 'code' as note_code,
       array(select jsonb_array_elements_text(note -> 'arguments')) as note_arguments, reason_zh, reason_en
from reconciliation.claim;
comment on column scorer.claim.reason_zh is 'Why nothing can be held against it, in Chinese; null if something is.';
comment on column scorer.claim.reason_en is 'Why nothing can be held against it, in English; null if something is.';
