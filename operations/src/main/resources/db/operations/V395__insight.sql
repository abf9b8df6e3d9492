-- How often rules spoke, and what it came to in money: added up by day while decisions come in, so that no page reads the decisions themselves.
create table desk.rule_day (
    day date not null,
    rule text not null,
    desk text not null,
    firings bigint not null,
    decisions bigint not null,
    primary key (rule, day)
);
create index rule_day_day on desk.rule_day (day);
comment on column desk.rule_day.day is 'In UTC';
comment on column desk.rule_day.decisions is 'In how many decisions of its desk it spoke';

create table desk.desk_day (
    day date not null,
    desk text not null,
    decisions bigint not null,
    primary key (day, desk)
);

create table desk.rule_money (
    day date not null,
    rule text not null,
    kind text not null check (kind in ('price', 'waits')),
    currency text not null,
    amount bigint not null,
    primary key (rule, day, kind, currency)
);
comment on column desk.rule_money.amount is 'In minor units, of proposals that counted. price: what it made dearer, negative what it made cheaper; waits: what waited for somebody';

-- One row: whoever counts holds it. What was decided until then is in the tables above.
create table desk.rule_tally (
    sole boolean primary key default true check (sole),
    counted_until timestamptz not null,
    looked_on date not null
);
insert into desk.rule_tally (counted_until, looked_on) values ('-infinity', '-infinity');
comment on column desk.rule_tally.looked_on is 'The last day that was compared with those before it';

create index decision_decided_at on trail.decision using brin (decided_at) with (pages_per_range = 32);
