-- What time does to a value, targets as their source states them, and how a year that is not over keeps pace.

alter table publication.indicator
    add column time_kind text,
    add column target_stated text;
comment on column publication.indicator.time_kind is 'What time does to a value of a year that is not over: STOCK (a state on a day), COUNT (grows against a fixed number), DUE_SHARE (share of what has fallen due or was done), YEAR_SHARE (share of what the whole year asks for), EVENT (one is one too many).';
comment on column publication.indicator.target_stated is 'The target as its source states it, such as 25/79, or 93 (±0.5) where the source rounded it; null without one, or where last year is the target.';

do $$
declare
    target text;
begin
    foreach target in array array['publication.candidate', 'publication.indicator_value'] loop
        execute format('alter table %s drop constraint candidate_status_check', target);
        execute format($check$alter table %s add constraint status_is_known check (status in ('MET', 'NOT_MET', 'UNDECIDED', 'NO_TARGET',
            'NOT_APPLICABLE', 'NO_DATA', 'PARTIAL', 'DOCUMENT_ONLY', 'SUPPRESSED'))$check$, target);
        execute format('alter table %s drop constraint presence_is_typed', target);
        execute format($check$alter table %s add constraint presence_is_typed check (value is null
            or status in ('MET', 'NOT_MET', 'UNDECIDED', 'NO_TARGET', 'PARTIAL', 'DOCUMENT_ONLY'))$check$, target);
        execute format($add$alter table %s
            add column target_stated text,
            add column pace numeric,
            add column last_year_basis text check (last_year_basis in ('AS_KNOWN', 'REVISED_SINCE'))$add$, target);
    end loop;
end $$;

create or replace view publication.value_version as
select v.edition_id, v.rule_version, v.indicator_code, i.class, v.scope, v.division_code,
       d.name_zh as division_name, v.year, v.numerator, v.denominator, v.value, i.unit, i.direction, v.comparator,
       v.target, v.target_origin, v.status, v.status_reason, v.period_status, v.period_from, v.period_to,
       v.population_basis, v.completeness, v.reconciliation, v.disputed_by, v.low, v.high, v.verdict_can_flip,
       v.evidence_count, v.revision, e.business_date as as_of, e.published_at, v.same_months_last_year, v.withdrawn,
       lead(v.edition_id) over (partition by v.rule_version, v.indicator_code, v.scope, v.division_code, v.year
                                order by v.edition_id) as replaced_by_edition,
       v.boundary_break, d.level as division_level, v.published_over, v.target_stated, v.pace, v.last_year_basis
from publication.indicator_value v
join publication.edition e on e.edition_id = v.edition_id
left join publication.indicator i on i.rule_version = v.rule_version and i.indicator_code = v.indicator_code
    and i.scope = v.scope
left join lateral (select name_zh, level from warehouse.division
                   where division_code = v.division_code
                   order by valid_from <= make_date(v.year, 12, 31) desc, valid_from desc
                   limit 1) d on true;

create or replace view scorer.indicator as
select rule_version, indicator_code, scope, class, group_zh, group_en, title_zh, title_en, owner, method, unit, direction,
       comparator, target, target_origin, numerator, denominator, decimals, valid_from, valid_to, time_kind, target_stated
from publication.indicator;

create or replace view scorer.indicator_value_history as
select edition_id, rule_version, indicator_code, class, scope, division_code, division_name, year, numerator, denominator,
       value, unit, direction, comparator, target, target_origin, status, status_reason, period_status, period_from,
       period_to, population_basis, completeness, reconciliation, disputed_by, low, high, verdict_can_flip, evidence_count,
       revision, as_of, published_at, same_months_last_year, withdrawn, replaced_by_edition, boundary_break, division_level,
       'SEPARATE' as division_view, published_over, target_stated, pace, last_year_basis
from publication.value_version
where division_code not like '%-folded';

create or replace view scorer.indicator_value as
select c.edition_id, h.rule_version, h.indicator_code, h.class, h.scope, h.division_code, h.division_name, h.year,
       h.numerator, h.denominator, h.value, h.unit, h.direction, h.comparator, h.target, h.target_origin, h.status,
       h.status_reason, h.period_status, h.period_from, h.period_to, h.population_basis, h.completeness,
       h.reconciliation, h.disputed_by, h.low, h.high, h.verdict_can_flip, h.evidence_count, h.revision,
       e.business_date as as_of, h.published_at, h.same_months_last_year, h.boundary_break, h.division_level,
       h.division_view, h.published_over, h.target_stated, h.pace, h.last_year_basis
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
       'FOLDED' as division_view, h.published_over, h.target_stated, h.pace, h.last_year_basis
from publication.current_edition c
join publication.edition e on e.edition_id = c.edition_id
join publication.value_version h on h.edition_id <= c.edition_id
    and (h.replaced_by_edition is null or h.replaced_by_edition > c.edition_id) and not h.withdrawn
where not exists (select from warehouse.division_fold f where f.division_code = h.division_code);

create or replace view scorer.scorecard as
with standing as (
    -- each indicator once: where it can be read in several ways, by those held against a target, and of these the worst
    select distinct on (rule_version, indicator_code, division_code, year) *
    from scorer.indicator_value
    order by rule_version, indicator_code, division_code, year, comparator is null,
             array_position(array['NOT_MET', 'NO_DATA', 'PARTIAL', 'SUPPRESSED', 'UNDECIDED', 'DOCUMENT_ONLY', 'NO_TARGET',
                                  'NOT_APPLICABLE', 'MET'], status),
             reconciliation <> 'DISPUTED', scope
)
select s.edition_id, s.rule_version, s.class, s.division_code, s.division_name, s.year,
       count(*)::integer as indicators,
       (count(*) filter (where s.status = 'MET'))::integer as met,
       (count(*) filter (where s.status = 'NOT_MET'))::integer as not_met,
       (count(*) filter (where s.status = 'NO_TARGET'))::integer as no_target,
       (count(*) filter (where s.status = 'NOT_APPLICABLE'))::integer as not_applicable,
       (count(*) filter (where s.status = 'NO_DATA'))::integer as no_data,
       (count(*) filter (where s.status = 'PARTIAL'))::integer as partial,
       (count(*) filter (where s.status = 'DOCUMENT_ONLY'))::integer as document_only,
       (count(*) filter (where s.status = 'SUPPRESSED'))::integer as suppressed,
       (count(*) filter (where s.reconciliation = 'DISPUTED'))::integer as disputed,
       s.as_of,
       (count(*) filter (where s.status = 'UNDECIDED'))::integer as undecided
from standing s
group by s.edition_id, s.rule_version, s.class, s.division_code, s.division_name, s.year, s.as_of;
comment on column scorer.scorecard.indicators is 'Indicators, in number: the sum of met, not_met, undecided, no_target, not_applicable, no_data, partial, document_only and suppressed.';
comment on column scorer.scorecard.undecided is 'Indicators of a year that is not over, whose value time makes grow, in number.';

comment on column scorer.indicator.time_kind is 'What time does to a value of a year that is not over: STOCK (a state on a day), COUNT (grows against a fixed number), DUE_SHARE (share of what has fallen due or was done), YEAR_SHARE (share of what the whole year asks for), EVENT (one is one too many).';
comment on column scorer.indicator.target_stated is 'The target as its source states it, such as 25/79, or 93 (±0.5) where the source rounded it; null without one, or where last year is the target.';

do $$
declare
    target text;
    text_of record;
begin
    foreach target in array array['publication.candidate', 'publication.indicator_value', 'publication.value_version',
        'scorer.indicator_value_history', 'scorer.indicator_value', 'scorer.indicator_value_folded'] loop
        for text_of in select * from (values
            ('value', 'Numerator ÷ denominator in the unit of the indicator (× 100 for %), rounded HALF_UP, with more decimals where fewer would contradict the status; null with a status that says why.'),
            ('target', 'The target, in the unit of the value; for "not falling" the value of last year; null without one.'),
            ('status', 'MET, NOT_MET, UNDECIDED (the year is not over and time makes the value grow), NO_TARGET, NOT_APPLICABLE, NO_DATA, PARTIAL, DOCUMENT_ONLY or SUPPRESSED.'),
            ('period_from', 'First day counted; for a state the earliest day on which it was taken.'),
            ('period_to', 'Last day counted, not after the business date; for a state the latest day on which it was taken.'),
            ('same_months_last_year', 'Value of the year before: of the whole year, or, while the year is not over, up to the same day; null if it cannot be computed.'),
            ('target_stated', 'The target as its source states it, such as 25/79, or 93 (±0.5) where the source rounded it; null without one, or where last year is the target.'),
            ('pace', 'Per cent of what the plan, or else the median of earlier years, wants to have been reached by the end of the last complete month; null where neither is known or the year is over.'),
            ('last_year_basis', 'How same_months_last_year is known while the year is not over: AS_KNOWN (as published on the same day last year) or REVISED_SINCE (from all that has come in since); null otherwise.')
        ) as t(name, words)
        loop
            execute format('comment on column %s.%I is %L', target, text_of.name, text_of.words);
        end loop;
    end loop;
end $$;
