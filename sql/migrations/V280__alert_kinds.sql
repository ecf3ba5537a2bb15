-- A catalogue that cannot be used is told too, and mail to each address by itself.
alter table control.alert drop constraint alert_kind_check;
alter table control.alert add constraint alert_kind_check
    check (kind in ('RUN', 'CATALOGUE', 'DEADLINE', 'REFUSED', 'OVERDUE', 'BLOCK', 'NOT_PUBLISHED', 'DISK'));
comment on column control.alert.kind is 'RUN: a run failed or crashed; CATALOGUE: no run can begin with it; DEADLINE: a stage is late; REFUSED: a delivery was sent back; OVERDUE: deliveries are missing; BLOCK: a break disputes indicators; NOT_PUBLISHED: no night came to its end for some days; DISK: nearly full.';
comment on column control.alert.message is 'Messages (code, arguments, place): what it is and what to do, then details.';
comment on column control.alert_notice.channel is 'mail: and the address, dingtalk, wecom or webhook.';
