-- Which dates a run was done for, and the tables in which Quartz keeps who rings the bell.

create table control.run_date (
    run_id        bigint not null references control.run,
    business_date date not null,
    primary key (run_id, business_date)
);
comment on table control.run_date is 'One row per run and date it was done for: its business date, and dates missed before it.';
comment on column control.run_date.run_id is 'The run.';
comment on column control.run_date.business_date is 'A date on which the bell rang, or the business date of a run that a person started.';
insert into control.run_date select run_id, business_date from control.run;

