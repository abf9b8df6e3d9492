-- What-if: what a draft of the policies would have made of orders that were decided. Nothing here is anybody's stock, price or rule book.
create sequence desk.whatif_id increment by 1;
create table desk.whatif (
    id bigint primary key,
    asked_by text not null,
    asked_at timestamptz not null,
    note text not null,
    from_at timestamptz not null,
    until_at timestamptz not null,
    draft text not null,
    draft_fingerprint text not null,
    state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
    total bigint not null,
    orders bigint not null default 0,
    millis bigint not null default 0,
    why text not null default ''
);
comment on column desk.whatif.draft is 'Its files, each under a line with its path and length';

create table desk.whatif_order (
    run bigint not null references desk.whatif on delete cascade,
    order_number bigint not null,
    currency text not null,
    rule_book text not null,
    changed boolean not null,
    prices integer not null,
    cost bigint not null,
    net_before bigint not null,
    net_after bigint not null,
    free_freight_before boolean not null,
    free_freight_after boolean not null,
    hold_before text not null,
    hold_after text not null,
    approval_before text not null,
    approval_after text not null,
    approvals_before integer not null,
    approvals_after integer not null,
    full_before integer not null,
    full_after integer not null,
    places_before text not null,
    places_after text not null,
    primary key (run, order_number)
);
create index whatif_order_changed on desk.whatif_order (run, order_number) where changed;

-- What each run came to, added up while it went; desk.whatif_order gives the same again.
create table desk.whatif_sum (
    run bigint not null references desk.whatif on delete cascade,
    currency text not null,
    orders bigint not null,
    changed bigint not null,
    prices bigint not null,
    net_before bigint not null,
    net_after bigint not null,
    cost bigint not null,
    goods bigint not null,
    primary key (run, currency)
);
create table desk.whatif_move (
    run bigint not null references desk.whatif on delete cascade,
    kind text not null check (kind in ('credit', 'approval')),
    before text not null,
    after text not null,
    orders bigint not null,
    primary key (run, kind, before, after)
);
create table desk.whatif_rule (
    run bigint not null references desk.whatif on delete cascade,
    rule text not null,
    before bigint not null,
    after bigint not null,
    in_draft boolean not null,
    primary key (run, rule)
);
create table desk.whatif_skipped (
    run bigint not null references desk.whatif on delete cascade,
    why text not null,
    orders bigint not null,
    primary key (run, why)
);
