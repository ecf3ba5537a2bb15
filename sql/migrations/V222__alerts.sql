-- What somebody is to be told without asking, and who was told.

create table control.alert (
    alert_id     bigint generated always as identity primary key,
    kind         text not null check (kind in ('RUN', 'DEADLINE', 'REFUSED', 'OVERDUE', 'BLOCK', 'NOT_PUBLISHED', 'DISK')),
    object       text not null,
    message      jsonb not null,
    raised_at    timestamptz not null,
    recovered_at timestamptz,
    check (recovered_at >= raised_at)
);
create unique index one_open_alert on control.alert (kind, object) where recovered_at is null;
comment on table control.alert is 'One row per trouble that somebody is told of, from when it was seen until it was over.';
comment on column control.alert.alert_id is 'Running number.';
comment on column control.alert.kind is 'RUN: a run failed or crashed; DEADLINE: a stage is late; REFUSED: a delivery was sent back; OVERDUE: deliveries are missing; BLOCK: a break disputes indicators; NOT_PUBLISHED: no night came to its end for some days; DISK: nearly full.';
comment on column control.alert.object is 'What it is about; a trouble about the same thing is told once until it is over.';
comment on column control.alert.message is 'Message (code, arguments).';
comment on column control.alert.raised_at is 'When it was first seen.';
comment on column control.alert.recovered_at is 'When it was first seen to be over; null while it lasts.';

create table control.alert_notice (
    alert_id bigint not null references control.alert,
    event    text not null check (event in ('RAISED', 'RECOVERED')),
    channel  text not null,
    sent_at  timestamptz not null,
    primary key (alert_id, event, channel)
);
comment on table control.alert_notice is 'One row per alert, event and channel by which somebody was told.';
comment on column control.alert_notice.alert_id is 'The alert.';
comment on column control.alert_notice.event is 'RAISED or RECOVERED.';
comment on column control.alert_notice.channel is 'mail, dingtalk, wecom or webhook.';
comment on column control.alert_notice.sent_at is 'When the channel took it.';
