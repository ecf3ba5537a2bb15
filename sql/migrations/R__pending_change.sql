-- What a value says of itself is published when it changes, as the value is. Days that pass without anything new are no news: the
-- value that was published says up to which day it counts. They are once the year is complete, or if the business date went back.
create or replace view publication.pending_change as
with present as (
    select distinct on (rule_version, indicator_code, scope, division_code, year) *
    from publication.indicator_value
    order by rule_version, indicator_code, scope, division_code, year, edition_id desc)
select rule_version, indicator_code, scope, division_code, year, coalesce(p.revision, 0) + 1 as revision,
       case when c.status is null then 'withdrawn' when p.status is null or p.withdrawn then 'added' else 'changed' end as change
from publication.candidate c
full join present p using (rule_version, indicator_code, scope, division_code, year)
where case when c.status is null then not p.withdrawn
           else p.status is null or p.withdrawn
               or row(c.numerator, c.denominator, c.value, c.comparator, c.target, c.target_stated, c.status, c.status_reason,
                      c.period_status, c.period_from, c.population_basis, c.reconciliation, c.disputed_by, c.published_over,
                      c.boundary_break, c.low, c.high, c.verdict_can_flip, c.pace, c.last_year_basis)
               is distinct from
                  row(p.numerator, p.denominator, p.value, p.comparator, p.target, p.target_stated, p.status, p.status_reason,
                      p.period_status, p.period_from, p.population_basis, p.reconciliation, p.disputed_by, p.published_over,
                      p.boundary_break, p.low, p.high, p.verdict_can_flip, p.pace, p.last_year_basis)
               or c.period_to < p.period_to
               or c.period_to > p.period_to and c.period_to = make_date(year, 12, 31)
               or c.period_to = p.period_to and c.same_months_last_year is distinct from p.same_months_last_year end;
comment on view publication.pending_change is 'One row per value that the next edition would bring, change or withdraw. Lateness, counts of evidence and days that pass without anything new are not news.';
comment on column publication.pending_change.revision is 'Counts the versions of this value, from 1: the one it would be.';
comment on column publication.pending_change.change is 'added, changed or withdrawn.';
