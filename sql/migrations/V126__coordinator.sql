-- RO04 食品安全协管员. Printed by `ops/shian ddl coordinators`.

create table warehouse.coordinator (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    division text not null,
    township text not null,
    village text not null,
    kind text not null,
    name text,
    in_post boolean not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.coordinator is 'One row per village or community and kind, of the deliveries that count: Food-safety coordinators (RO04 食品安全协管员).';
comment on column warehouse.coordinator.division_code is 'Division the row counts in.';
comment on column warehouse.coordinator.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.coordinator.delivery_id is 'Delivery it came with.';
comment on column warehouse.coordinator.line is 'Line in the file, from 1.';
comment on column warehouse.coordinator.division is 'Division. File: 旗县区.';
comment on column warehouse.coordinator.township is 'Township or subdistrict. File: 乡镇街道.';
comment on column warehouse.coordinator.village is 'Community or village. File: 社区嘎查.';
comment on column warehouse.coordinator.kind is 'What the person is. File: 类型; codes: coordinator-kind.';
comment on column warehouse.coordinator.name is 'Name. File: 姓名; masked.';
comment on column warehouse.coordinator.in_post is 'True if the post is filled. File: 在岗.';
