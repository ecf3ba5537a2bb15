-- Months that a text names (HL04 零报告月份).
create function warehouse.months_named(words text) returns smallint[]
language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct month order by month), '{}')
    from (
        select generate_series(1, 12)::smallint as month where words ~ '全年|各月|每月'
        union all
        select generate_series(span[1]::int, coalesce(span[2], span[1])::int)::smallint
        from regexp_matches(regexp_replace(normalize(words, NFKC), '20[0-9]{2}[年./-]?', '', 'g'),
                            '([0-9]{1,2}) *月? *(?:[-~—–～至到]+ *([0-9]{1,2}))?', 'g') span) named
    where month between 1 and 12
$$;
comment on function warehouse.months_named(text) is 'The months of a year that a text names, as in 1-3月、5月 or 全年, in order; empty if it names none.';
