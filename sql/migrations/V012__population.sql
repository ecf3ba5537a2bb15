-- ST01 常住人口. Printed by `ops/shian ddl population`.

create table warehouse.population (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    division text not null,
    name text,
    population_year smallint not null,
    residents bigint not null,
    basis text not null,
    source text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.population is 'One row per division and year, of the deliveries that count: Resident population (ST01 常住人口).';
comment on column warehouse.population.division_code is 'Division the row counts in.';
comment on column warehouse.population.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.population.delivery_id is 'Delivery it came with.';
comment on column warehouse.population.line is 'Line in the file, from 1.';
comment on column warehouse.population.division is 'Division. File: 区划代码.';
comment on column warehouse.population.name is 'Name in the file. File: 名称.';
comment on column warehouse.population.population_year is 'Year. File: 年度.';
comment on column warehouse.population.residents is 'Residents, in 人. File: 常住人口.';
comment on column warehouse.population.basis is 'Basis of the number. File: 口径; codes: population-basis.';
comment on column warehouse.population.source is 'Source. File: 来源.';
