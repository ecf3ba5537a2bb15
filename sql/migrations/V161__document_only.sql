-- What people found in documents is a value like any other, and is not judged: DOCUMENT_ONLY, with or without one.
do $$
declare
    target text;
begin
    foreach target in array array['candidate', 'indicator_value'] loop
        execute format('alter table publication.%I drop constraint presence_is_typed', target);
        execute format($check$alter table publication.%I add constraint presence_is_typed check (value is null
            or status in ('MET', 'NOT_MET', 'NO_TARGET', 'PARTIAL', 'DOCUMENT_ONLY'))$check$, target);
    end loop;
end $$;
