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
    document bigint not null,
    message uuid,
    partner text,
    theirs text not null,
    warehouse text not null,
    entity text not null,
    said_on date,
    booked_at timestamptz not null,
    unique (document, warehouse)
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

-- What warehouses counted, compared with the books of that day.
create sequence desk.count_number increment by 100;
create table desk.stock_count (
    number bigint primary key,
    document bigint not null,
    message uuid not null,
    partner text,
    theirs text not null,
    warehouse text not null,
    entity text not null,
    counted_on date not null,
    compared_at timestamptz not null,
    figures integer not null,
    unread integer not null,
    state text not null check (state in ('AGREES', 'DIFFERS', 'ACCEPTED', 'LEFT', 'SUPERSEDED')),
    adjustment bigint references desk.adjustment
);
create index stock_count_warehouse on desk.stock_count (warehouse, counted_on);
comment on column desk.stock_count.adjustment is 'By which the books followed it';

create table desk.count_difference (
    count bigint not null references desk.stock_count,
    place integer not null,
    item text not null,
    lot text not null,
    measure text not null check (measure in ('GOOD', 'FREE', 'ASIDE')),
    said numeric,
    books numeric not null,
    worth numeric,
    within boolean not null,
    line integer,
    span_offset bigint,
    span_length integer,
    span_segment text,
    primary key (count, place)
);
comment on column desk.count_difference.said is 'Null for what the report does not name';
comment on column desk.count_difference.lot is 'Empty where the item has no lots; * for all of them together';
