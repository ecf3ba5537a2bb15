-- The parts of a measure can be stale for one year, since a person has them drawn again.

comment on column control.stale.kind is 'PARTS: a measure to be drawn again from the rows of all loaded deliveries; DERIVED: one year of a derived fact; MEASURE: one year of a measure; RULE; INDICATOR.';
comment on column control.stale.year is 'Calendar year for MEASURE, DERIVED and PARTS, 0 otherwise; PARTS with 0: every year; DERIVED with 0: every year, or every year of one delivery.';
