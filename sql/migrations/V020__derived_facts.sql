-- Facts derived from several contracts: what they rest on besides files, and what of them is stale.

alter table control.stale drop constraint stale_kind_check;
alter table control.stale add constraint stale_kind_check
    check (kind in ('PARTS', 'DERIVED', 'MEASURE', 'RULE', 'INDICATOR'));
comment on column control.stale.kind is 'PARTS: a measure whose definition changed, over all loaded deliveries; DERIVED: one year of a derived fact; MEASURE: one year of a measure; RULE; INDICATOR.';
comment on column control.stale.year is 'Calendar year for MEASURE and DERIVED, 0 otherwise; DERIVED with 0: every year.';

alter table control.definition drop constraint definition_kind_check;
alter table control.definition add constraint definition_kind_check
    check (kind in ('MEASURE', 'DERIVED', 'RULE', 'INDICATOR', 'DUE'));
comment on table control.definition is 'One row per measure, derived fact, rule and indicator as last computed; a changed hash makes it stale.';
comment on column control.definition.kind is 'MEASURE, DERIVED, RULE, INDICATOR, or DUE: what is due from a feed.';

create table control.derived_as_of (
    derived text primary key,
    as_of   date not null
);
comment on table control.derived_as_of is 'One row per derived fact whose dates may lie ahead: up to which day its rows count.';
comment on column control.derived_as_of.derived is 'Its name in the catalogue.';
comment on column control.derived_as_of.as_of is 'Business date it was last looked at for; rows of later dates do not count yet.';

create table warehouse.parameter (
    parameter text primary key,
    value     numeric not null,
    unit      text not null,
    origin    text not null,
    title_zh  text not null,
    title_en  text not null
);
comment on table warehouse.parameter is 'One row per number that derived facts rest on and no file says, from jobs/reference/parameters.yaml.';
comment on column warehouse.parameter.parameter is 'Its name.';
comment on column warehouse.parameter.value is 'The number, in its unit.';
comment on column warehouse.parameter.unit is 'Unit of the value.';
comment on column warehouse.parameter.origin is 'Where the number comes from: report, rule+, rule~ or assumed.';
comment on column warehouse.parameter.title_zh is 'What it is, in Chinese.';
comment on column warehouse.parameter.title_en is 'What it is, in English.';

comment on column warehouse.measure_definition.feed is 'Feed or derived fact it is drawn from.';
comment on column warehouse.measure_definition.kind is 'Kind of that feed: detail, summary or snapshot; derived for a derived fact.';
comment on table warehouse.measure_part is 'One row per delivery, measure, division, month and dimensions: what that delivery contributes. Kept when the delivery is superseded, but for measures of derived facts, which others bear upon.';
