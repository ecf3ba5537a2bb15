-- The other view of counties and zones, what breaks their series, and who takes part in this warehouse.

alter table warehouse.division drop constraint division_level_check;
alter table warehouse.division add constraint division_level_check
    check (level in ('province', 'city', 'county', 'zone', 'own', 'folded'));
comment on column warehouse.division.division_code is 'Code of GB/T 2260, a statistical code for zones, CODE-own for what an office does itself, or CODE-folded for a county with the zones it is host to.';
comment on column warehouse.division.level is 'province, city, county, zone, own (what the parent''s office does itself), or folded: a county with its zones, which is another view and no part of its parent''s sum.';

create table warehouse.division_fold (
    folded_code   text not null,
    division_code text not null,
    primary key (folded_code, division_code)
);
comment on table warehouse.division_fold is 'One row per division that is put together with others in the folded view.';
comment on column warehouse.division_fold.folded_code is 'The county with its zones, as CODE-folded.';
comment on column warehouse.division_fold.division_code is 'The county, or a zone, that is part of it.';

-- the pipeline writes the mirror of the catalogue again whenever it is another
delete from warehouse.division_succession;
alter table warehouse.division_succession add column kind text not null check (kind in ('recoded', 'territory'));
comment on table warehouse.division_succession is 'One row per change of code, or of territory between divisions.';
comment on column warehouse.division_succession.new_code is 'Division that took, or the new code.';
comment on column warehouse.division_succession.kind is 'recoded: the whole goes on under another code; territory: a part went over, and neither can be held against itself across that day.';

create table warehouse.participant (
    division_code text primary key
);
comment on table warehouse.participant is 'One row per division that takes part in this warehouse: owes deliveries and has values.';
comment on column warehouse.participant.division_code is 'The division.';

alter table publication.candidate add column boundary_break text;
alter table publication.indicator_value add column boundary_break text;
do $$
declare
    target text;
begin
    foreach target in array array['candidate', 'indicator_value'] loop
        execute format('comment on column publication.%I.boundary_break is %L', target,
            'Days and changes of territory since the year before, for which the division cannot be held against itself; null if there are none.');
    end loop;
end $$;

create view publication.value_version as
select v.edition_id, v.rule_version, v.indicator_code, i.class, v.scope, v.division_code,
       d.name_zh as division_name, v.year, v.numerator, v.denominator, v.value, i.unit, i.direction, v.comparator,
       v.target, v.target_origin, v.status, v.status_reason, v.period_status, v.period_from, v.period_to,
       v.population_basis, v.completeness, v.reconciliation, v.disputed_by, v.low, v.high, v.verdict_can_flip,
       v.evidence_count, v.revision, e.business_date as as_of, e.published_at, v.same_months_last_year, v.withdrawn,
       lead(v.edition_id) over (partition by v.rule_version, v.indicator_code, v.scope, v.division_code, v.year
                                order by v.edition_id) as replaced_by_edition,
       v.boundary_break, d.level as division_level
from publication.indicator_value v
join publication.edition e on e.edition_id = v.edition_id
left join publication.indicator i on i.rule_version = v.rule_version and i.indicator_code = v.indicator_code
    and i.scope = v.scope
left join lateral (select name_zh, level from warehouse.division
                   where division_code = v.division_code
                   order by valid_from <= make_date(v.year, 12, 31) desc, valid_from desc
                   limit 1) d on true;
comment on view publication.value_version is 'One row per value and edition that brought, changed or withdrew it, in both views of counties and zones.';

create or replace view scorer.indicator_value_history as
select edition_id, rule_version, indicator_code, class, scope, division_code, division_name, year, numerator, denominator,
       value, unit, direction, comparator, target, target_origin, status, status_reason, period_status, period_from,
       period_to, population_basis, completeness, reconciliation, disputed_by, low, high, verdict_can_flip, evidence_count,
       revision, as_of, published_at, same_months_last_year, withdrawn, replaced_by_edition, boundary_break, division_level,
       'SEPARATE' as division_view
from publication.value_version
where division_code not like '%-folded';

create or replace view scorer.indicator_value as
select c.edition_id, h.rule_version, h.indicator_code, h.class, h.scope, h.division_code, h.division_name, h.year,
       h.numerator, h.denominator, h.value, h.unit, h.direction, h.comparator, h.target, h.target_origin, h.status,
       h.status_reason, h.period_status, h.period_from, h.period_to, h.population_basis, h.completeness,
       h.reconciliation, h.disputed_by, h.low, h.high, h.verdict_can_flip, h.evidence_count, h.revision,
       e.business_date as as_of, h.published_at, h.same_months_last_year, h.boundary_break, h.division_level,
       h.division_view
from publication.current_edition c
join publication.edition e on e.edition_id = c.edition_id
join scorer.indicator_value_history h on h.edition_id <= c.edition_id
    and (h.replaced_by_edition is null or h.replaced_by_edition > c.edition_id) and not h.withdrawn;

create view scorer.indicator_value_folded as
select c.edition_id, h.rule_version, h.indicator_code, h.class, h.scope, h.division_code, h.division_name, h.year,
       h.numerator, h.denominator, h.value, h.unit, h.direction, h.comparator, h.target, h.target_origin, h.status,
       h.status_reason, h.period_status, h.period_from, h.period_to, h.population_basis, h.completeness,
       h.reconciliation, h.disputed_by, h.low, h.high, h.verdict_can_flip, h.evidence_count, h.revision,
       e.business_date as as_of, h.published_at, h.same_months_last_year, h.boundary_break, h.division_level,
       'FOLDED' as division_view
from publication.current_edition c
join publication.edition e on e.edition_id = c.edition_id
join publication.value_version h on h.edition_id <= c.edition_id
    and (h.replaced_by_edition is null or h.replaced_by_edition > c.edition_id) and not h.withdrawn
where not exists (select from warehouse.division_fold f where f.division_code = h.division_code);
comment on view scorer.indicator_value_folded is 'One row per indicator, scope, division and year of the current edition, where zones are folded into their host: the other view, never to be put together with indicator_value.';

create or replace view scorer.evidence as
select p.edition_id, p.rule_version, p.indicator_code, p.scope, p.division_code, p.year, p.side, p.measure, p.value,
       p.delivery_id, y.feed, y.kind, a.path, y.part, y.sha256, y.accepted as rows_accepted, a.arrived_at
from publication.evidence p
join publication.value_version h using (rule_version, indicator_code, scope, division_code, year, edition_id)
join publication.current_edition c on h.edition_id <= c.edition_id
    and (h.replaced_by_edition is null or h.replaced_by_edition > c.edition_id) and not h.withdrawn
join intake.delivery y on y.delivery_id = p.delivery_id
join intake.arrival a on a.arrival_id = y.arrival_id;

do $$
declare
    target record;
    found record;
    words text;
begin
    for target in select * from (values ('publication', 'value_version'), ('scorer', 'indicator_value_history'),
                                        ('scorer', 'indicator_value'), ('scorer', 'indicator_value_folded')) t(schema, name)
    loop
        for found in select a.attname from pg_attribute a
                     where a.attrelid = format('%I.%I', target.schema, target.name)::regclass and a.attnum > 0
                       and col_description(a.attrelid, a.attnum) is null
        loop
            words := case found.attname
                when 'division_level' then 'province, city, county, zone, own, or folded: a county with its zones.'
                when 'division_view' then case target.name when 'indicator_value_folded'
                    then 'Always FOLDED: zones are part of their host. Never put together with SEPARATE.'
                    else 'Always SEPARATE: zones stand by themselves. The other view is scorer.indicator_value_folded.' end
                when 'boundary_break' then (select col_description('publication.indicator_value'::regclass, attnum)
                    from pg_attribute where attrelid = 'publication.indicator_value'::regclass and attname = 'boundary_break')
                when 'division_code' then case target.name when 'indicator_value_folded'
                    then 'The division; a county with its zones as CODE-folded.' else 'The division.' end
                else (select col_description(a.attrelid, a.attnum) from pg_attribute a
                      where a.attrelid = case target.name when 'value_version' then 'scorer.indicator_value_history'
                                                          else 'scorer.indicator_value' end::regclass
                        and a.attname = found.attname) end;
            execute format('comment on column %I.%I.%I is %L', target.schema, target.name, found.attname, words);
        end loop;
    end loop;
end $$;
