-- 8. The published figures beside what the warehouse computes.
--
-- Read as: analyst or scorer
-- Parameters: claim  number of a figure such as F062, or a pattern such as F06%; nothing for all
\if :{?claim} \else \set claim '%' \endif

select claim, title_zh as title, published, computed, difference, unit, verdict, note_code,
       nullif(array_to_string(note_arguments, ', '), '') as note
from scorer.claim
where claim like :'claim'
order by claim;
