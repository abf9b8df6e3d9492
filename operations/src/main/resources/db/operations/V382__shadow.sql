-- Changes in shadow: what orders that come in would have become by a change that is not in force. What it comes to stands where what-if keeps its runs;
-- a row here makes such a run one that goes on with the traffic.
create table desk.shadow (
    run bigint primary key references desk.whatif on delete cascade,
    change bigint not null,
    content integer not null,
    activation bigint not null,
    champion text not null,
    most bigint not null check (most > 0),
    position timestamptz not null
);
comment on column desk.shadow.content is 'Of the change: an edit makes another one, and ends it';
comment on column desk.shadow.activation is 'What was in force when it began; anything else that comes into force ends it';
comment on column desk.shadow.champion is 'The rule book whose decisions are compared';
comment on column desk.shadow.most is 'Orders after which it ends';
comment on column desk.shadow.position is 'When the last decision was taken that was looked at';
create index shadow_change on desk.shadow (change);

-- Orders that could not be compared, so that each is counted once.
create table desk.shadow_skipped (
    run bigint not null references desk.shadow on delete cascade,
    order_number bigint not null,
    primary key (run, order_number)
);
