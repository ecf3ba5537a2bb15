-- How the indicators of a class stand, counted; the warehouse awards no points.

create view scorer.scorecard as
with standing as (
    -- each indicator once: where it can be read in several ways, by those held against a target, and of these the worst
    select distinct on (rule_version, indicator_code, division_code, year) *
    from scorer.indicator_value
    order by rule_version, indicator_code, division_code, year, comparator is null,
             array_position(array['NOT_MET', 'NO_DATA', 'PARTIAL', 'SUPPRESSED', 'DOCUMENT_ONLY', 'NO_TARGET',
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
       s.as_of
from standing s
group by s.edition_id, s.rule_version, s.class, s.division_code, s.division_name, s.year, s.as_of;

comment on view scorer.scorecard is 'One row per edition of the rules, class, division and year, of the current edition: how many indicators stand how. Every indicator counts once, by one status: where it has several scopes, by those held against a target, and of these by the worst. No points are awarded here.';
comment on column scorer.scorecard.edition_id is 'The current edition.';
comment on column scorer.scorecard.rule_version is 'Edition of the evaluation rules.';
comment on column scorer.scorecard.class is 'B basic work, C capacity building, P production and operation; G gates and X bonus items stand beside the list.';
comment on column scorer.scorecard.division_code is 'The division.';
comment on column scorer.scorecard.division_name is 'Name of the division in Chinese.';
comment on column scorer.scorecard.year is 'Calendar year.';
comment on column scorer.scorecard.indicators is 'Indicators, in number: the sum of met, not_met, no_target, not_applicable, no_data, partial, document_only and suppressed.';
comment on column scorer.scorecard.met is 'Indicators that meet their target, in number.';
comment on column scorer.scorecard.not_met is 'Indicators that miss their target, in number.';
comment on column scorer.scorecard.no_target is 'Indicators with a value and nothing to hold it against, in number.';
comment on column scorer.scorecard.not_applicable is 'Indicators whose denominator is zero, in number.';
comment on column scorer.scorecard.no_data is 'Indicators of which something is missing, in number.';
comment on column scorer.scorecard.partial is 'Indicators whose due deliveries are not all in, in number; they are not judged.';
comment on column scorer.scorecard.document_only is 'Indicators that documents and experts decide, not numbers, in number.';
comment on column scorer.scorecard.suppressed is 'Indicators whose value is not shown, in number.';
comment on column scorer.scorecard.disputed is 'Of all these, indicators whose value an open break disputes, in number; they are counted by their status too.';
comment on column scorer.scorecard.as_of is 'Business date of the edition: what was known then.';
