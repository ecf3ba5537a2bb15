-- Values that a person has published though an open break of severity BLOCK disputes them.

alter table reconciliation.break
    add column published_over_by text,
    add column published_over_why text,
    add column published_over_until date,
    add constraint published_over_by_somebody
        check (num_nulls(published_over_by, published_over_why, published_over_until) in (0, 3));
comment on column reconciliation.break.published_over_by is 'Who has values published over it though nobody explained it, as asserted; null if nobody does.';
comment on column reconciliation.break.published_over_why is 'Why values are published over it; null if they are not.';
comment on column reconciliation.break.published_over_until is 'Last business date for which it disputes nothing; null if it does.';

alter table reconciliation.break_event drop constraint break_event_event_check;
alter table reconciliation.break_event add constraint break_event_event_check
    check (event in ('OPENED', 'CHANGED', 'EXPLAINED', 'CLOSED', 'REOPENED', 'PUBLISHED_OVER', 'WITHDRAWN'));
comment on column reconciliation.break_event.event is 'OPENED, CHANGED, EXPLAINED, CLOSED, REOPENED, PUBLISHED_OVER (it disputes nothing for a while) or WITHDRAWN (it does again).';

create or replace view scorer.open_break as
select b.break_id, b.rule, r.kind, r.title_zh, r.title_en, r.severity, b.division_code, b.year, b.dimensions, b.state,
       b.left_value, b.right_value, b.imbalance, b.explanation, b.explained_by, b.explained_until, b.opened_at,
       b.changed_at, b.published_over_by, b.published_over_why, b.published_over_until
from reconciliation.break b
left join reconciliation.rule r on r.rule = b.rule
where b.state <> 'CLOSED';
comment on column scorer.open_break.published_over_by is 'Who has values published over it though nobody explained it, as asserted; null if nobody does.';
comment on column scorer.open_break.published_over_why is 'Why values are published over it; null if they are not.';
comment on column scorer.open_break.published_over_until is 'Last business date for which it disputes nothing; null if it does.';

alter table publication.candidate add column published_over text;
alter table publication.indicator_value add column published_over text;

create or replace view publication.value_version as
select v.edition_id, v.rule_version, v.indicator_code, i.class, v.scope, v.division_code,
       d.name_zh as division_name, v.year, v.numerator, v.denominator, v.value, i.unit, i.direction, v.comparator,
       v.target, v.target_origin, v.status, v.status_reason, v.period_status, v.period_from, v.period_to,
       v.population_basis, v.completeness, v.reconciliation, v.disputed_by, v.low, v.high, v.verdict_can_flip,
       v.evidence_count, v.revision, e.business_date as as_of, e.published_at, v.same_months_last_year, v.withdrawn,
       lead(v.edition_id) over (partition by v.rule_version, v.indicator_code, v.scope, v.division_code, v.year
                                order by v.edition_id) as replaced_by_edition,
       v.boundary_break, d.level as division_level, v.published_over
from publication.indicator_value v
join publication.edition e on e.edition_id = v.edition_id
left join publication.indicator i on i.rule_version = v.rule_version and i.indicator_code = v.indicator_code
    and i.scope = v.scope
left join lateral (select name_zh, level from warehouse.division
                   where division_code = v.division_code
                   order by valid_from <= make_date(v.year, 12, 31) desc, valid_from desc
                   limit 1) d on true;

create or replace view scorer.indicator_value_history as
select edition_id, rule_version, indicator_code, class, scope, division_code, division_name, year, numerator, denominator,
       value, unit, direction, comparator, target, target_origin, status, status_reason, period_status, period_from,
       period_to, population_basis, completeness, reconciliation, disputed_by, low, high, verdict_can_flip, evidence_count,
       revision, as_of, published_at, same_months_last_year, withdrawn, replaced_by_edition, boundary_break, division_level,
       'SEPARATE' as division_view, published_over
from publication.value_version
where division_code not like '%-folded';

create or replace view scorer.indicator_value as
select c.edition_id, h.rule_version, h.indicator_code, h.class, h.scope, h.division_code, h.division_name, h.year,
       h.numerator, h.denominator, h.value, h.unit, h.direction, h.comparator, h.target, h.target_origin, h.status,
       h.status_reason, h.period_status, h.period_from, h.period_to, h.population_basis, h.completeness,
       h.reconciliation, h.disputed_by, h.low, h.high, h.verdict_can_flip, h.evidence_count, h.revision,
       e.business_date as as_of, h.published_at, h.same_months_last_year, h.boundary_break, h.division_level,
       h.division_view, h.published_over
from publication.current_edition c
join publication.edition e on e.edition_id = c.edition_id
join scorer.indicator_value_history h on h.edition_id <= c.edition_id
    and (h.replaced_by_edition is null or h.replaced_by_edition > c.edition_id) and not h.withdrawn;

create or replace view scorer.indicator_value_folded as
select c.edition_id, h.rule_version, h.indicator_code, h.class, h.scope, h.division_code, h.division_name, h.year,
       h.numerator, h.denominator, h.value, h.unit, h.direction, h.comparator, h.target, h.target_origin, h.status,
       h.status_reason, h.period_status, h.period_from, h.period_to, h.population_basis, h.completeness,
       h.reconciliation, h.disputed_by, h.low, h.high, h.verdict_can_flip, h.evidence_count, h.revision,
       e.business_date as as_of, h.published_at, h.same_months_last_year, h.boundary_break, h.division_level,
       'FOLDED' as division_view, h.published_over
from publication.current_edition c
join publication.edition e on e.edition_id = c.edition_id
join publication.value_version h on h.edition_id <= c.edition_id
    and (h.replaced_by_edition is null or h.replaced_by_edition > c.edition_id) and not h.withdrawn
where not exists (select from warehouse.division_fold f where f.division_code = h.division_code);

do $$
declare
    target text;
begin
    foreach target in array array['publication.candidate', 'publication.indicator_value', 'publication.value_version',
        'scorer.indicator_value_history', 'scorer.indicator_value', 'scorer.indicator_value_folded'] loop
        execute format('comment on column %s.published_over is %L', target, 'Rules and numbers of the open breaks that would '
            'dispute it, over which a person had it published; null if there are none.');
    end loop;
    foreach target in array array['publication.indicator_value', 'scorer.indicator_value_history', 'scorer.indicator_value',
        'scorer.indicator_value_folded'] loop
        execute format('comment on column %s.reconciliation is %L', target, 'CLEAN, EXPLAINED (the breaks are explained, or a '
            'person had it published over them), DISPUTED or UNDECIDED, by the rules of severity BLOCK.');
    end loop;
end $$;
