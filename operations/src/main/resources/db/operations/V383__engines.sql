-- Samples of what was decided, taken again: by Drools' own engine, which has to agree, and rule by rule with a clock.
create table desk.engine_check (
    sole boolean primary key default true check (sole),
    looked_until timestamptz not null default '-infinity',
    decisions bigint not null default 0,
    sampled bigint not null default 0,
    differed bigint not null default 0,
    unknown bigint not null default 0,
    differed_at timestamptz
);
insert into desk.engine_check default values;
comment on column desk.engine_check.unknown is 'Sampled, and not to be taken again: facts of another edition, a book that is lost';

create table desk.rule_time (
    day date not null,
    rule text not null,
    desk text not null,
    decisions bigint not null,
    picos bigint not null,
    primary key (rule, day)
);
create index rule_time_day on desk.rule_time (day);
comment on column desk.rule_time.day is 'In UTC';
comment on column desk.rule_time.picos is 'Picoseconds of its conditions and proposals, all sampled decisions together';
