-- What was published, and the views that readers rely on.

create table publication.indicator (
    rule_version   text not null,
    indicator_code text not null,
    scope          text not null,
    class          text not null,
    group_zh       text not null,
    group_en       text not null,
    title_zh       text not null,
    title_en       text not null,
    owner          text not null,
    method         text not null,
    unit           text not null,
    direction      text not null check (direction in ('up', 'down')),
    comparator     text check (comparator in ('>=', '<=', '>', '<', '=', 'not falling')),
    target         numeric,
    target_origin  text,
    numerator      text not null,
    denominator    text,
    decimals       smallint not null,
    valid_from     date not null,
    valid_to       date,
    primary key (rule_version, indicator_code, scope)
);
comment on table publication.indicator is 'One row per indicator and scope of the catalogue in force.';
comment on column publication.indicator.rule_version is 'Edition of the evaluation rules.';
comment on column publication.indicator.indicator_code is 'Code, such as B33.';
comment on column publication.indicator.scope is 'What is counted, where an indicator can be read in several ways.';
comment on column publication.indicator.class is 'B basic work, C capacity building, P production and operation.';
comment on column publication.indicator.group_zh is 'Group in Chinese.';
comment on column publication.indicator.group_en is 'Group in English.';
comment on column publication.indicator.title_zh is 'Title in Chinese.';
comment on column publication.indicator.title_en is 'Title in English.';
comment on column publication.indicator.owner is 'Department that answers for it.';
comment on column publication.indicator.method is 'D documents, S on-site, C covert, I interview, X computed.';
comment on column publication.indicator.unit is 'Unit of the value.';
comment on column publication.indicator.direction is 'up: more is better; down: less is better.';
comment on column publication.indicator.comparator is 'How the value is held against the target; null without a target.';
comment on column publication.indicator.target is 'The target, in the unit of the value; null without one, or where last year is the target.';
comment on column publication.indicator.target_origin is 'Where the target comes from: report, rule+ (confirmed), rule~ (unconfirmed), assumed; null without one.';
comment on column publication.indicator.numerator is 'Expression over measures.';
comment on column publication.indicator.denominator is 'Expression over measures; null where the value is the numerator.';
comment on column publication.indicator.decimals is 'Decimals the value is rounded to, HALF_UP.';
comment on column publication.indicator.valid_from is 'First day the definition is valid.';
comment on column publication.indicator.valid_to is 'Last day it is valid; null while it is.';

create table publication.edition (
    edition_id     bigint generated always as identity primary key,
    published_at   timestamptz not null,
    run_id         bigint not null references control.run,
    business_date  date not null,
    catalogue_hash text not null references control.catalogue,
    added          integer not null,
    changed        integer not null,
    withdrawn      integer not null,
    indicator_values integer not null
);
comment on table publication.edition is 'One row per published edition; never changed.';
comment on column publication.edition.edition_id is 'Number of the edition.';
comment on column publication.edition.published_at is 'When it was published.';
comment on column publication.edition.run_id is 'Run that published it.';
comment on column publication.edition.business_date is 'Date as of which it holds.';
comment on column publication.edition.catalogue_hash is 'The catalogue it was computed with.';
comment on column publication.edition.added is 'Values the edition before did not have, in number.';
comment on column publication.edition.changed is 'Values that differ from the edition before, in number.';
comment on column publication.edition.withdrawn is 'Values of the edition before that it no longer has, in number.';
comment on column publication.edition.indicator_values is 'Values it holds, in number.';

create table publication.candidate (
    rule_version   text not null,
    indicator_code text not null,
    scope          text not null,
    division_code  text not null,
    year           smallint not null,
    numerator      numeric,
    denominator    numeric,
    value          numeric,
    comparator     text,
    target         numeric,
    target_origin  text,
    status         text not null check (status in ('MET', 'NOT_MET', 'NO_TARGET', 'NOT_APPLICABLE', 'NO_DATA',
                       'PARTIAL', 'DOCUMENT_ONLY', 'SUPPRESSED')),
    status_reason  text,
    period_status  text not null check (period_status in ('PLAN', 'PROVISIONAL', 'FINAL', 'RESTATED')),
    period_from    date not null,
    period_to      date not null,
    population_basis text,
    completeness   numeric,
    reconciliation text not null check (reconciliation in ('CLEAN', 'EXPLAINED', 'DISPUTED', 'UNDECIDED')),
    disputed_by    text,
    low            numeric,
    high           numeric,
    verdict_can_flip boolean,
    evidence_count integer not null,
    same_months_last_year numeric,
    primary key (rule_version, indicator_code, scope, division_code, year),
    constraint absence_is_typed check (value is not null
        or (status in ('NOT_APPLICABLE', 'NO_DATA', 'DOCUMENT_ONLY', 'SUPPRESSED') and status_reason is not null)),
    constraint presence_is_typed check (value is null
        or status in ('MET', 'NOT_MET', 'NO_TARGET', 'PARTIAL')),
    constraint dispute_is_named check ((reconciliation = 'DISPUTED') = (disputed_by is not null))
);
comment on table publication.candidate is 'One row per indicator, scope, division and year: what the next edition would hold.';

create table publication.indicator_value (
    like publication.candidate including constraints,
    edition_id bigint not null references publication.edition,
    revision   integer not null check (revision >= 1),
    withdrawn  boolean not null,
    primary key (rule_version, indicator_code, scope, division_code, year, edition_id)
);
comment on table publication.indicator_value is 'One row per value and edition that brought or changed it; a value holds until a later edition changes or withdraws it. Never changed.';
comment on column publication.indicator_value.edition_id is 'Edition that brought it.';
comment on column publication.indicator_value.revision is 'Counts the versions of this value, from 1.';
comment on column publication.indicator_value.withdrawn is 'True where the edition says that the value is no more.';

do $$
declare
    target text;
    text_of record;
begin
    foreach target in array array['candidate', 'indicator_value'] loop
        for text_of in select * from (values
            ('rule_version', 'Edition of the evaluation rules.'),
            ('indicator_code', 'Code of the indicator, such as B33.'),
            ('scope', 'What is counted, where the indicator can be read in several ways.'),
            ('division_code', 'The division.'),
            ('year', 'Calendar year.'),
            ('numerator', 'Numerator, unrounded; null if missing.'),
            ('denominator', 'Denominator, unrounded; null if missing or if the value is the numerator.'),
            ('value', 'Numerator ÷ denominator in the unit of the indicator (× 100 for %), rounded HALF_UP; null with a status that says why.'),
            ('comparator', 'How the value is held against the target; null without a target.'),
            ('target', 'The target, in the unit of the value; for "not falling" the value of last year; null without one.'),
            ('target_origin', 'Where the target comes from: report, rule+, rule~, assumed; null without one.'),
            ('status', 'MET, NOT_MET, NO_TARGET, NOT_APPLICABLE, NO_DATA, PARTIAL, DOCUMENT_ONLY or SUPPRESSED.'),
            ('status_reason', 'Why the status is what it is: a code and what it is about; null where the value speaks for itself.'),
            ('period_status', 'PLAN, PROVISIONAL (the year is open), FINAL (closed) or RESTATED (changed after closing).'),
            ('period_from', 'First day counted.'),
            ('period_to', 'Last day counted.'),
            ('population_basis', 'Which population is the denominator: basis and year; null without one.'),
            ('completeness', 'Share of the due deliveries behind it that count, 0 to 1; null where nothing was due.'),
            ('reconciliation', 'CLEAN, EXPLAINED, DISPUTED or UNDECIDED, by the rules of severity BLOCK.'),
            ('disputed_by', 'Rules and numbers of the breaks that dispute it; null if none does.'),
            ('low', 'Least value if its quarantined rows counted, all or none; null if what they would add is not known.'),
            ('high', 'Greatest value if its quarantined rows counted, all or none; null if what they would add is not known.'),
            ('verdict_can_flip', 'True if the quarantined rows could turn MET into NOT_MET or back; null without a target or bounds.'),
            ('evidence_count', 'Deliveries behind the value, in number.'),
            ('same_months_last_year', 'Value of the year before on the same months; null if there is none.')
        ) as t(name, words)
        loop
            execute format('comment on column publication.%I.%I is %L', target, text_of.name, text_of.words);
        end loop;
    end loop;
end $$;

create table publication.evidence (
    rule_version   text not null,
    indicator_code text not null,
    scope          text not null,
    division_code  text not null,
    year           smallint not null,
    edition_id     bigint not null references publication.edition,
    side           text not null check (side in ('numerator', 'denominator')),
    measure        text not null,
    delivery_id    bigint not null references intake.delivery,
    value          numeric not null,
    primary key (rule_version, indicator_code, scope, division_code, year, edition_id, side, measure, delivery_id)
);
comment on table publication.evidence is 'One row per published value, side, measure and delivery behind it; comes with the value, never changed.';
comment on column publication.evidence.rule_version is 'Edition of the evaluation rules.';
comment on column publication.evidence.indicator_code is 'Code of the indicator.';
comment on column publication.evidence.scope is 'Scope of the indicator.';
comment on column publication.evidence.division_code is 'The division.';
comment on column publication.evidence.year is 'Calendar year.';
comment on column publication.evidence.edition_id is 'Edition that brought the value.';
comment on column publication.evidence.side is 'numerator or denominator.';
comment on column publication.evidence.measure is 'The measure.';
comment on column publication.evidence.delivery_id is 'The delivery.';
comment on column publication.evidence.value is 'What the delivery contributes to the measure there, over all its dimensions, in the unit of the measure.';

create table publication.candidate_evidence (
    rule_version   text not null,
    indicator_code text not null,
    scope          text not null,
    division_code  text not null,
    year           smallint not null,
    side           text not null check (side in ('numerator', 'denominator')),
    measure        text not null,
    delivery_id    bigint not null references intake.delivery,
    value          numeric not null,
    primary key (rule_version, indicator_code, scope, division_code, year, side, measure, delivery_id)
);
comment on table publication.candidate_evidence is 'One row per candidate, side, measure and delivery behind it.';
comment on column publication.candidate_evidence.rule_version is 'Edition of the evaluation rules.';
comment on column publication.candidate_evidence.indicator_code is 'Code of the indicator.';
comment on column publication.candidate_evidence.scope is 'Scope of the indicator.';
comment on column publication.candidate_evidence.division_code is 'The division.';
comment on column publication.candidate_evidence.year is 'Calendar year.';
comment on column publication.candidate_evidence.side is 'numerator or denominator.';
comment on column publication.candidate_evidence.measure is 'The measure, with its filter.';
comment on column publication.candidate_evidence.delivery_id is 'The delivery.';
comment on column publication.candidate_evidence.value is 'What the delivery contributes to the measure there, in the unit of the measure.';

create table publication.current_edition (
    one        boolean primary key default true check (one),
    edition_id bigint not null references publication.edition
);
comment on table publication.current_edition is 'One row: the edition that readers see.';
comment on column publication.current_edition.one is 'Always true, so that there is one row at the most.';
comment on column publication.current_edition.edition_id is 'The edition.';

create trigger never_changed before update or delete or truncate on publication.edition
    for each statement execute function control.refuse_change();
create trigger never_changed before update or delete or truncate on publication.indicator_value
    for each statement execute function control.refuse_change();
create trigger never_changed before update or delete or truncate on publication.evidence
    for each statement execute function control.refuse_change();
revoke update, delete on publication.edition, publication.indicator_value, publication.evidence from ${pipeline};

create view scorer.indicator as
select rule_version, indicator_code, scope, class, group_zh, group_en, title_zh, title_en, owner, method, unit, direction,
       comparator, target, target_origin, numerator, denominator, decimals, valid_from, valid_to
from publication.indicator;
comment on view scorer.indicator is 'One row per indicator and scope of the catalogue in force.';

create view scorer.edition as
select e.edition_id, e.published_at, e.business_date, e.run_id, e.catalogue_hash, e.added, e.changed, e.withdrawn,
       e.indicator_values, c.edition_id is not null as is_current
from publication.edition e
left join publication.current_edition c on c.edition_id = e.edition_id;
comment on view scorer.edition is 'One row per published edition.';

create view scorer.indicator_value_history as
select v.edition_id, v.rule_version, v.indicator_code, i.class, v.scope, v.division_code,
       d.name_zh as division_name, v.year, v.numerator, v.denominator, v.value, i.unit, i.direction, v.comparator,
       v.target, v.target_origin, v.status, v.status_reason, v.period_status, v.period_from, v.period_to,
       v.population_basis, v.completeness, v.reconciliation, v.disputed_by, v.low, v.high, v.verdict_can_flip,
       v.evidence_count, v.revision, e.business_date as as_of, e.published_at, v.same_months_last_year, v.withdrawn,
       lead(v.edition_id) over (partition by v.rule_version, v.indicator_code, v.scope, v.division_code, v.year
                                order by v.edition_id) as replaced_by_edition
from publication.indicator_value v
join publication.edition e on e.edition_id = v.edition_id
left join publication.indicator i on i.rule_version = v.rule_version and i.indicator_code = v.indicator_code
    and i.scope = v.scope
left join lateral (select name_zh from warehouse.division
                   where division_code = v.division_code
                   order by valid_from <= make_date(v.year, 12, 31) desc, valid_from desc
                   limit 1) d on true;
comment on view scorer.indicator_value_history is 'One row per value and edition that brought, changed or withdrew it; it held from that edition until replaced_by_edition.';

create view scorer.indicator_value as
select c.edition_id, h.rule_version, h.indicator_code, h.class, h.scope, h.division_code, h.division_name, h.year,
       h.numerator, h.denominator, h.value, h.unit, h.direction, h.comparator, h.target, h.target_origin, h.status,
       h.status_reason, h.period_status, h.period_from, h.period_to, h.population_basis, h.completeness,
       h.reconciliation, h.disputed_by, h.low, h.high, h.verdict_can_flip, h.evidence_count, h.revision,
       e.business_date as as_of, h.published_at, h.same_months_last_year
from publication.current_edition c
join publication.edition e on e.edition_id = c.edition_id
join scorer.indicator_value_history h on h.edition_id <= c.edition_id
    and (h.replaced_by_edition is null or h.replaced_by_edition > c.edition_id) and not h.withdrawn;
comment on view scorer.indicator_value is 'One row per indicator, scope, division and year: the current edition.';

create view scorer.evidence as
select p.edition_id, p.rule_version, p.indicator_code, p.scope, p.division_code, p.year, p.side, p.measure, p.value,
       p.delivery_id, y.feed, y.kind, a.path, y.part, y.sha256, y.accepted as rows_accepted, a.arrived_at
from publication.evidence p
join scorer.indicator_value_history h using (rule_version, indicator_code, scope, division_code, year, edition_id)
join publication.current_edition c on h.edition_id <= c.edition_id
    and (h.replaced_by_edition is null or h.replaced_by_edition > c.edition_id) and not h.withdrawn
join intake.delivery y on y.delivery_id = p.delivery_id
join intake.arrival a on a.arrival_id = y.arrival_id;
comment on view scorer.evidence is 'One row per value of the current edition, side, measure and delivery behind it.';

create view scorer.claim as
select claim, title_zh, title_en, unit, published, computed, difference, verdict, note ->> 'code' as note_code,
       array(select jsonb_array_elements_text(note -> 'arguments')) as note_arguments
from reconciliation.claim;
comment on view scorer.claim is 'One row per published figure, beside what the warehouse computes for it.';

create view scorer.open_break as
select b.break_id, b.rule, r.kind, r.title_zh, r.title_en, r.severity, b.division_code, b.year, b.dimensions, b.state,
       b.left_value, b.right_value, b.imbalance, b.explanation, b.explained_by, b.explained_until, b.opened_at,
       b.changed_at
from reconciliation.break b
left join reconciliation.rule r on r.rule = b.rule
where b.state <> 'CLOSED';
comment on view scorer.open_break is 'One row per break that is open or explained.';

create view scorer.delivery_status as
select y.delivery_id, y.state, y.feed, y.kind, y.division_code, lower(y.period) as period_from,
       upper(y.period) - 1 as period_to, y.part, y.version, a.path, y.sha256, a.arrived_at, y.settled_at, y.rows_read,
       y.accepted, y.quarantined, y.duplicate, y.non_data, y.superseded_by, y.reasons
from intake.delivery y
join intake.arrival a on a.arrival_id = y.arrival_id;
comment on view scorer.delivery_status is 'One row per delivery: what was received and what became of it.';

do $$
declare
    found record;
    words text;
begin
    for found in select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                 where c.relnamespace = 'scorer'::regnamespace and c.relkind = 'v' and a.attnum > 0
    loop
        words := case found.attname
            when 'division_name' then 'Name of the division in Chinese.'
            when 'as_of' then 'Business date of the edition: what was known then.'
            when 'published_at' then 'When the value was published.'
            when 'replaced_by_edition' then 'Edition that changed or withdrew it; null while it holds.'
            when 'is_current' then 'True for the edition that readers see.'
            when 'note_code' then 'Code of what to know about it; null if nothing.'
            when 'note_arguments' then 'What the note names, in order.'
            when 'period_from' then 'First day counted, or the delivery is for.'
            when 'period_to' then 'Last day counted, or the delivery is for.'
            when 'rows_accepted' then 'Rows of the delivery that count, in number.'
            else (select col_description(a.attrelid, a.attnum) from pg_attribute a join pg_class c on c.oid = a.attrelid
                  where a.attname = found.attname and a.attnum > 0
                    and c.relnamespace::regnamespace::text in ('publication', 'reconciliation', 'intake')
                    and c.relkind = 'r' and col_description(a.attrelid, a.attnum) is not null
                  order by c.relname = case found.relname
                               when 'indicator' then 'indicator' when 'edition' then 'edition'
                               when 'indicator_value' then 'indicator_value'
                               when 'indicator_value_history' then 'indicator_value'
                               when 'evidence' then 'evidence' when 'claim' then 'claim'
                               when 'open_break' then 'break' when 'delivery_status' then 'delivery' end desc,
                           c.relname = 'rule' desc, c.relname = 'arrival' desc, c.relname = 'indicator' desc, c.relname
                  limit 1)
        end;
        if found.relname = 'indicator_value' and found.attname = 'edition_id' then
            words := 'The current edition.';
        elsif found.relname = 'evidence' and found.attname in ('feed', 'kind') then
            words := case found.attname when 'feed' then 'Feed of the delivery.' else 'detail, summary or snapshot.' end;
        elsif found.relname = 'edition' and found.attname = 'published_at' then
            words := 'When the edition was published.';
        end if;
        execute format('comment on column scorer.%I.%I is %L', found.relname, found.attname, words);
    end loop;
end $$;
