-- What warehouses say happened to stock: adjustments that were booked, and goods that came in for whoever waits for them.

-- What a warehouse's word for a reason means, where it is not what the standard says.
create table desk.stock_reason (
    code text primary key,
    effect text not null check (effect in ('COUNT', 'WRITE_OFF', 'HOLD', 'RELEASE')),
    account text references desk.chart_account
);
comment on column desk.stock_reason.account is 'What gains or loses with it; null for 5030';

create sequence desk.adjustment_number increment by 100;
create table desk.adjustment (
    number bigint primary key,
    document bigint unique,
    message uuid,
    partner text,
    theirs text not null,
    warehouse text not null,
    entity text not null,
    said_on date,
    booked_at timestamptz not null
);
create index adjustment_theirs on desk.adjustment (theirs);
comment on column desk.adjustment.document is 'Its row in the trail: taken again, it is the same adjustment';

-- Each line that was booked, once.
create table desk.adjustment_line (
    adjustment bigint not null references desk.adjustment,
    line integer not null,
    item text not null,
    lot text not null,
    from_state text not null,
    to_state text not null,
    quantity numeric not null check (quantity > 0),
    base_unit text not null,
    reason text not null,
    account text not null,
    value numeric not null check (value >= 0),
    currency text not null,
    booked_at timestamptz not null,
    primary key (adjustment, line),
    check (from_state <> to_state)
);
create index adjustment_item on desk.adjustment_line (item);
comment on column desk.adjustment_line.lot is 'Empty where the item has no lots';

-- Goods that became free and that nobody who waits for them was served with yet.
create table desk.stock_came_in (
    item text primary key,
    since timestamptz not null
);
