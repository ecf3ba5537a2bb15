-- AG02 耕地土壤环境质量类别. Printed by `ops/shian ddl arable-land`.

create table warehouse.arable_land (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    county text not null,
    town text not null,
    land_year smallint not null,
    total numeric not null,
    priority numeric not null,
    safe_use numeric not null,
    strict numeric not null,
    safe_use_done numeric,
    strict_done numeric,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.arable_land is 'One row per division, town and year, of the deliveries that count: Arable land by class (AG02 耕地土壤环境质量类别).';
comment on column warehouse.arable_land.division_code is 'Division the row counts in.';
comment on column warehouse.arable_land.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.arable_land.delivery_id is 'Delivery it came with.';
comment on column warehouse.arable_land.line is 'Line in the file, from 1.';
comment on column warehouse.arable_land.county is 'Division of the land. File: 旗县区.';
comment on column warehouse.arable_land.town is 'Town. File: 乡镇.';
comment on column warehouse.arable_land.land_year is 'Year. File: 年度.';
comment on column warehouse.arable_land.total is 'Arable land, in 亩. File: 耕地面积.';
comment on column warehouse.arable_land.priority is 'Land protected first, in 亩. File: 优先保护类.';
comment on column warehouse.arable_land.safe_use is 'Polluted land used under restrictions, in 亩. File: 安全利用类.';
comment on column warehouse.arable_land.strict is 'Polluted land under strict control, in 亩. File: 严格管控类.';
comment on column warehouse.arable_land.safe_use_done is 'Land whose safe use is carried out, in 亩. File: 已落实安全利用面积.';
comment on column warehouse.arable_land.strict_done is 'Land whose strict control is carried out, in 亩. File: 已落实管控面积.';

-- AG02-HZ 国土调查耕地面积. Printed by `ops/shian ddl arable-land`.

create table warehouse.arable_survey (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    county text not null,
    survey_year smallint not null,
    area numeric not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.arable_survey is 'One row per division and year, of the deliveries that count: Arable land by the survey of land (AG02-HZ 国土调查耕地面积).';
comment on column warehouse.arable_survey.division_code is 'Division the row counts in.';
comment on column warehouse.arable_survey.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.arable_survey.delivery_id is 'Delivery it came with.';
comment on column warehouse.arable_survey.line is 'Line in the file, from 1.';
comment on column warehouse.arable_survey.county is 'Division. File: 旗县区.';
comment on column warehouse.arable_survey.survey_year is 'Year of the survey. File: 年度.';
comment on column warehouse.arable_survey.area is 'Arable land, in 亩. File: 耕地面积.';

-- AG03 病虫害防治与农药使用. Printed by `ops/shian ddl pest-control`.

create table warehouse.pest_control (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    county text not null,
    control_year smallint not null,
    crop text not null,
    sown numeric,
    controlled numeric not null,
    green numeric not null,
    dealers bigint,
    licensed bigint,
    pesticide numeric,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.pest_control is 'One row per division, year and crop, of the deliveries that count: Pest control and pesticides (AG03 病虫害防治与农药使用).';
comment on column warehouse.pest_control.division_code is 'Division the row counts in.';
comment on column warehouse.pest_control.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.pest_control.delivery_id is 'Delivery it came with.';
comment on column warehouse.pest_control.line is 'Line in the file, from 1.';
comment on column warehouse.pest_control.county is 'Division. File: 旗县区.';
comment on column warehouse.pest_control.control_year is 'Year. File: 年度.';
comment on column warehouse.pest_control.crop is 'Crop. File: 作物.';
comment on column warehouse.pest_control.sown is 'Area sown, in 亩. File: 播种面积.';
comment on column warehouse.pest_control.controlled is 'Area treated against pests, each time counted, in 亩次. File: 防治面积.';
comment on column warehouse.pest_control.green is 'Area under green pest control, in 亩. File: 绿色防控面积.';
comment on column warehouse.pest_control.dealers is 'Shops that sell pesticides, in 家. File: 农药经营门店.';
comment on column warehouse.pest_control.licensed is 'Shops registered for it, in 家. File: 定点门店.';
comment on column warehouse.pest_control.pesticide is 'Pesticide used as pure substance, in 吨. File: 农药用量.';

-- AG04 定点屠宰与无害化处理. Printed by `ops/shian ddl slaughter`.

create table warehouse.slaughter (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    plant text not null,
    licence_no text,
    county text not null,
    month date not null,
    animal text not null,
    slaughtered bigint not null,
    quarantined bigint not null,
    inspected bigint not null,
    failed bigint not null,
    disposed bigint not null,
    illegal bigint,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.slaughter is 'One row per slaughterhouse, month and kind of animal, of the deliveries that count: Slaughter and harmless disposal (AG04 定点屠宰与无害化处理).';
comment on column warehouse.slaughter.division_code is 'Division the row counts in.';
comment on column warehouse.slaughter.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.slaughter.delivery_id is 'Delivery it came with.';
comment on column warehouse.slaughter.line is 'Line in the file, from 1.';
comment on column warehouse.slaughter.plant is 'Slaughterhouse. File: 定点屠宰企业.';
comment on column warehouse.slaughter.licence_no is 'Number of its licence. File: 证号.';
comment on column warehouse.slaughter.county is 'Division of the slaughterhouse. File: 旗县区.';
comment on column warehouse.slaughter.month is 'Month. File: 月份.';
comment on column warehouse.slaughter.animal is 'Kind of animal. File: 畜种; codes: animal.';
comment on column warehouse.slaughter.slaughtered is 'Heads slaughtered, in 头. File: 屠宰头数.';
comment on column warehouse.slaughter.quarantined is 'Heads that passed the quarantine, in 头. File: 检疫合格数.';
comment on column warehouse.slaughter.inspected is 'Heads whose meat was inspected, in 头. File: 肉品品质检验数.';
comment on column warehouse.slaughter.failed is 'Heads ill or failed, in 头. File: 病死/不合格头数.';
comment on column warehouse.slaughter.disposed is 'Heads disposed of harmlessly, in 头. File: 无害化处理数.';
comment on column warehouse.slaughter.illegal is 'Cases of slaughter without licence, in 件. File: 私屠滥宰案件数.';
