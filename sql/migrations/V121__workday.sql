-- The calendar of working days, as jobs/reference/calendar.yaml says.

create table warehouse.workday (
    day        date primary key,
    worked     boolean not null,
    ordinal    integer not null,
    noticed    boolean not null,
    holiday_zh text,
    holiday_en text
);
create unique index workday_ordinal on warehouse.workday (ordinal) where worked;
comment on table warehouse.workday is 'One row per day, from the first year of the calendar to two years after its last one.';
comment on column warehouse.workday.day is 'The day.';
comment on column warehouse.workday.worked is 'Whether it is a working day.';
comment on column warehouse.workday.ordinal is 'Working days from the first day of the table up to this one.';
comment on column warehouse.workday.noticed is 'Whether the notice for its year is known; where not, Monday to Friday are taken as worked.';
comment on column warehouse.workday.holiday_zh is 'What is celebrated, in Chinese; null on other days.';
comment on column warehouse.workday.holiday_en is 'What is celebrated, in English; null on other days.';

create function warehouse.workday_after(day date, workdays integer) returns date language sql stable parallel safe
    return (select last.day from warehouse.workday first
            join warehouse.workday last on last.worked and last.ordinal = first.ordinal + workdays
            where first.day = workday_after.day);
comment on function warehouse.workday_after(date, integer) is 'Last day of a limit in working days, the day itself not counted; null outside the calendar.';

create function warehouse.workdays_between(day date, later date) returns integer language sql stable parallel safe
    return (select last.ordinal - first.ordinal from warehouse.workday first, warehouse.workday last
            where first.day = workdays_between.day and last.day = workdays_between.later);
comment on function warehouse.workdays_between(date, date) is 'Working days after a day up to a later one, that one counted; null outside the calendar.';
