-- What decisions saw: every fact that the rules could look at, so that a decision can be explained, made again and tried with other rules at any
-- time. Written in the transaction of its decisions (trail.decision, which are kept for ever) and forgotten after a time that a setting gives.
create table desk.seen (
    order_number bigint not null,
    decision bigint not null,
    decisions text not null,
    rule_book text not null,
    whole boolean not null,
    decided_at timestamptz not null,
    facts bytea not null,
    primary key (order_number, decision)
);
create index seen_decided_at on desk.seen using brin (decided_at) with (pages_per_range = 32);
-- They come compressed: trying again costs time and saves nothing.
alter table desk.seen alter column facts set storage external;
comment on column desk.seen.decisions is 'As an array literal, {17,18,19}: pricing, credit and allocation, or allocation alone';
comment on column desk.seen.whole is 'Price and credit were decided, and not only where goods may come from';
