-- What several places asked in words of their own is asked in one: which values are published now, which would differ in the
-- next edition, and which deliveries were sent back and replaced since.

create view publication.current_value as
select v.rule_version, v.indicator_code, v.scope, v.division_code, v.division_name, v.year, v.value, v.status, v.period_status,
       v.reconciliation
from publication.current_edition c
join publication.value_version v on v.edition_id <= c.edition_id
    and (v.replaced_by_edition is null or v.replaced_by_edition > c.edition_id) and not v.withdrawn;

create view publication.pending_change as
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
               or row(c.numerator, c.denominator, c.value, c.comparator, c.target, c.status, c.period_status, c.population_basis,
                      c.reconciliation, c.disputed_by, c.published_over, c.boundary_break, c.low, c.high, c.verdict_can_flip)
               is distinct from
                  row(p.numerator, p.denominator, p.value, p.comparator, p.target, p.status, p.period_status, p.population_basis,
                      p.reconciliation, p.disputed_by, p.published_over, p.boundary_break, p.low, p.high, p.verdict_can_flip) end;

create view intake.replaced as
select d.delivery_id, max(later.delivery_id) as replaced_by
from intake.delivery d
join intake.delivery later on later.state = 'LOADED' and later.feed = d.feed and later.kind = d.kind
    and later.division_code = d.division_code and later.part = d.part and later.period && d.period
    and case when later.version <> d.version then later.version > d.version else later.delivery_id > d.delivery_id end
where d.state in ('REFUSED', 'FAILED', 'AMBIGUOUS', 'WAITING')
group by d.delivery_id;

create or replace view intake.delivery_to_mend as
select d.delivery_id, d.state, d.feed, d.kind
from intake.delivery d
join intake.arrival a on a.arrival_id = d.arrival_id
where d.state in ('FAILED', 'REFUSED', 'AMBIGUOUS', 'WAITING', 'UNRECOGNISED')
  and not (d.state = 'REFUSED' and d.delivery_id in (select delivery_id from intake.replaced))
  and not (d.state = 'UNRECOGNISED' and exists (
      select from intake.arrival again where again.path = a.path and again.arrival_id > a.arrival_id));

create or replace view intake.refused_for_bad_rows as
select r.delivery_id, r.feed, r.kind, r.division_code, r.period, r.bad, r.quarantined - r.bad as good, r.data_rows,
       r.bad::numeric / r.data_rows as share, i.replaced_by
from (select d.*, (reasons -> 0 -> 'arguments' ->> 0)::bigint as bad, (reasons -> 0 -> 'arguments' ->> 1)::bigint as data_rows
      from intake.delivery d
      where state = 'REFUSED' and reasons -> 0 ->> 'code' = 'load.above-threshold') r
left join intake.replaced i on i.delivery_id = r.delivery_id;

comment on view publication.current_value is 'One row per value of the current edition, by indicator, scope, division and year, in both views of the divisions.';
comment on view publication.pending_change is 'One row per value that the next edition would bring, change or withdraw. Lateness and counts of evidence alone are not news.';
comment on column publication.pending_change.revision is 'Counts the versions of this value, from 1: the one it would be.';
comment on column publication.pending_change.change is 'added, changed or withdrawn.';
comment on view intake.replaced is 'One row per delivery that does not count and in whose place another does.';
comment on column intake.replaced.delivery_id is 'The delivery: REFUSED, FAILED, AMBIGUOUS or WAITING.';
comment on column intake.replaced.replaced_by is 'The delivery of a later version, or else a later one, for its scope that counts.';
do $$
declare
    target text;
    named record;
begin
    foreach target in array array['publication.current_value', 'publication.pending_change'] loop
        for named in select attname, col_description('publication.value_version'::regclass, v.attnum) as words
                     from pg_attribute v join pg_attribute own using (attname)
                     where v.attrelid = 'publication.value_version'::regclass and own.attrelid = target::regclass
                       and own.attnum > 0 and col_description(target::regclass, own.attnum) is null loop
            execute format('comment on column %s.%I is %L', target, named.attname, named.words);
        end loop;
    end loop;
end $$;
