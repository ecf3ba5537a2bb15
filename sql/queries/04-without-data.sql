-- 4. Which indicators have no data, and who owes the file?
--
-- One row per indicator without a value, for want of a number or of documents, and feed it lacks: what of it was due so far,
-- what was delivered, and whose it is to hand in. due is null where nothing of the feed is due.
--
-- Read as: analyst
-- Parameters: division   code of the division
--             year
--             indicator  code such as B22, or a pattern such as B%; nothing for all
\if :{?division} \else \set division 150100 \endif
\if :{?year} \else \set year 2021 \endif
\if :{?indicator} \else \set indicator '%' \endif

with recursive below as (
    select :'division' as division_code
    union
    select d.division_code
    from warehouse.division d
    join below b on d.parent_code = b.division_code
),
above as (
    select :'division' as division_code
    union
    select d.parent_code
    from warehouse.division d
    join above a on d.division_code = a.division_code
    where d.parent_code is not null
),
missing as (
    select v.rule_version, v.indicator_code, v.scope, btrim(named) as measure
    from scorer.indicator_value v
    cross join regexp_split_to_table(regexp_replace(substring(v.status_reason from 'MISSING: (.*)'), '\[[^]]*\]|@last-year', '', 'g'),
                                     ',') as named
    where v.division_code = :'division' and v.year = :'year'::int and v.status = 'NO_DATA' and v.indicator_code like :'indicator'
    union
    -- what only documents tell rests on the feeds of its expressions
    select v.rule_version, v.indicator_code, v.scope, named[1]
    from scorer.indicator_value v
    join scorer.indicator i using (rule_version, indicator_code, scope)
    cross join regexp_matches(concat_ws(' ', i.numerator, i.denominator), '[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+', 'g') as named
    where v.division_code = :'division' and v.year = :'year'::int and v.status = 'DOCUMENT_ONLY' and v.value is null
      and v.indicator_code like :'indicator'
),
owed as (
    select c.feed, c.kind, sum(c.due) as due, sum(c.delivered) as delivered,
           string_agg(distinct d.name_zh, '、') filter (where c.delivered < c.due) as owed_by
    from warehouse.coverage c
    join warehouse.division d on d.division_code = c.division_code and d.valid_to is null
    where c.year = :'year'::int
      and (c.division_code in (select division_code from below) or c.division_code in (select division_code from above))
    group by c.feed, c.kind
)
select indicator_code, scope, i.title_zh as indicator, i.owner, f.code as feed_code, f.title_zh as feed, f.kind,
       f.department, f.delivered_by, o.due, o.delivered, o.owed_by,
       string_agg(distinct m.measure, ', ') as missing
from missing m
join scorer.indicator i using (rule_version, indicator_code, scope)
left join warehouse.measure_source s on s.measure = m.measure
left join warehouse.feed f on f.feed = s.feed and f.kind = s.kind
left join owed o on o.feed = s.feed and o.kind = s.kind
group by rule_version, indicator_code, scope, i.title_zh, i.owner, f.code, f.title_zh, f.kind, f.department, f.delivered_by, o.due,
         o.delivered, o.owed_by
order by indicator_code, scope, f.code;
