-- `by: [division]` of a rule names what the city does itself too: every rule is evaluated again.
delete from control.definition where kind = 'RULE';

comment on column reconciliation.verdict.note is 'Code of why it is undecided, or of the known explanation of an imbalance; null if there is nothing to say. YEAR_NOT_OVER: the comparison waits for the end of the year; LEFT_MISSING, RIGHT_MISSING, DENOMINATOR_ZERO: a side has no value; SCATTER_UNKNOWN: too few months to tell how much counts in clusters vary; BOUNDARY_BREAK: territory moved since the year before.';
