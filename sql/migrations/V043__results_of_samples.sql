-- Results of HL01, HL02 and GR01 beside their text: the number in them, and how it is meant. Names of AG01 are masked.

alter table warehouse.chemical_test add column result_value numeric;
alter table warehouse.chemical_test add column result_qualifier text;
comment on column warehouse.chemical_test.result is 'Result as it stands. File: 检测值; as it stands.';
comment on column warehouse.chemical_test.result_value is 'Result as it stands, the number in it; null if it has none or several.';
comment on column warehouse.chemical_test.result_qualifier is 'Result as it stands, how it is meant: NOT_DETECTED, LESS, AT_MOST, GREATER, AT_LEAST, SERIES (several numbers), WORD; null for a plain number.';

alter table warehouse.microbial_test add column count_result_value numeric;
alter table warehouse.microbial_test add column count_result_qualifier text;
comment on column warehouse.microbial_test.count_result is 'Count as it stands, also of several portions. File: 定量; as it stands.';
comment on column warehouse.microbial_test.count_result_value is 'Count as it stands, also of several portions, the number in it; null if it has none or several.';
comment on column warehouse.microbial_test.count_result_qualifier is 'Count as it stands, also of several portions, how it is meant: NOT_DETECTED, LESS, AT_MOST, GREATER, AT_LEAST, SERIES (several numbers), WORD; null for a plain number.';

alter table warehouse.grain_test add column result_value numeric;
alter table warehouse.grain_test add column result_qualifier text;
comment on column warehouse.grain_test.result is 'Result as it stands. File: 结果; as it stands.';
comment on column warehouse.grain_test.result_value is 'Result as it stands, the number in it; null if it has none or several.';
comment on column warehouse.grain_test.result_qualifier is 'Result as it stands, how it is meant: NOT_DETECTED, LESS, AT_MOST, GREATER, AT_LEAST, SERIES (several numbers), WORD; null for a plain number.';

comment on column warehouse.produce_sample.owner_name is 'Firm or farmer. File: 企业名称/农户; masked.';
comment on column warehouse.produce_sample.owner_code is 'Credit code of the firm or ID number of the farmer. File: 信用代码/身份证号; masked.';
