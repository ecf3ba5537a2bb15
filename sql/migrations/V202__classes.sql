-- Gates and bonus items stand beside the list: what the letters of the classes mean, wherever a reader meets them.

do $$
declare
    place text;
begin
    foreach place in array array['publication.indicator', 'scorer.indicator', 'scorer.indicator_value', 'scorer.indicator_value_history'] loop
        execute format('comment on column %s.class is %L', place, 'B basic work, C capacity building, P production and operation; '
            'G gates and X bonus items stand beside the list.');
    end loop;
end $$;
