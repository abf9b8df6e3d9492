-- What warehouses were told to ship, what they said they shipped, and what was billed for it.

create sequence desk.shipment_number increment by 100;
create table desk.shipment (
    number bigint primary key,
    order_number bigint not null,
    order_document bigint,
    buyer_number text not null,
    customer text not null,
    entity text not null,
    currency text not null,
    warehouse text not null,
    jurisdiction text not null,
    exempt boolean not null,
    deliver_on date,
    ship_to_name text,
    ship_to_ids text not null,
    ship_to_street text not null,
    ship_to_city text,
    ship_to_region text,
    ship_to_postal_code text,
    ship_to_country text,
    state text not null check (state in ('INSTRUCTED', 'PART_SHIPPED', 'SHIPPED', 'DELIVERED', 'WITHDRAWN')),
    instructed_on date not null,
    despatches integer not null default 0,
    deliveries integer not null default 0
) with (fillfactor = 80);
create index shipment_order on desk.shipment (order_number);
create index shipment_buyer on desk.shipment (buyer_number);
comment on column desk.shipment.ship_to_ids is 'One per line, scheme:value';

create table desk.shipment_line (
    shipment bigint not null references desk.shipment,
    line integer not null,
    order_line integer not null,
    buyer_line text not null,
    item text not null,
    lot text not null,
    base_unit text not null,
    quantity numeric not null check (quantity > 0),
    shipped numeric not null default 0 check (shipped >= 0),
    short numeric not null default 0 check (short >= 0),
    withdrawn numeric not null default 0 check (withdrawn >= 0),
    delivered numeric not null default 0 check (delivered between 0 and shipped),
    price numeric not null check (price >= 0),
    price_unit text not null,
    factor numeric not null check (factor > 0),
    unit_as_sent text not null,
    names text not null,
    rest text not null check (rest in ('BACK_ORDER', 'CANCEL')),
    primary key (shipment, line),
    check (shipped + short + withdrawn <= quantity)
) with (fillfactor = 80);
comment on column desk.shipment_line.quantity is 'In the base unit; what is neither shipped, short nor withdrawn is open';
comment on column desk.shipment_line.lot is 'Empty where the item has no lots';
comment on column desk.shipment_line.names is 'The buyer''s names for the item, one per line, scheme:value';

-- Each confirmation booked, once.
create table desk.despatch (
    shipment bigint not null references desk.shipment,
    sequence integer not null,
    fingerprint text not null,
    message uuid,
    document bigint,
    shipped_on date not null,
    carrier text,
    tracking text,
    booked_at timestamptz not null,
    primary key (shipment, sequence),
    unique (shipment, fingerprint)
);
comment on column desk.despatch.fingerprint is 'SHA-256 of what the confirmation says: the same said twice is one shipment';

create sequence desk.invoice_number increment by 100;
create table desk.invoice (
    number bigint primary key,
    shipment bigint not null,
    sequence integer not null,
    order_number bigint not null,
    customer text not null,
    entity text not null,
    currency text not null,
    issued_on date not null,
    due_on date not null,
    goods numeric not null,
    freight numeric not null,
    tax numeric not null,
    total numeric not null,
    unique (shipment, sequence),
    foreign key (shipment, sequence) references desk.despatch,
    check (goods + freight + tax = total)
);
create index invoice_order on desk.invoice (order_number);

-- No path, ours or anybody's, gives a warehouse an instruction for an order that was not priced, cleared and allocated, or that is held.
-- Asked at commit: within a transaction the rows may come in any order.
create function desk.refuse_undecided_shipment() returns trigger language plpgsql as $$
declare missing text;
begin
    if not exists (select 1 from desk.sales_order o where o.number = new.order_number and o.state not in ('HELD', 'REJECTED')) then
        raise exception using errcode = 'check_violation', constraint = 'shipment_released',
            message = format('shipment %s: order %s is not released', new.number, new.order_number);
    end if;
    select string_agg(k.kind, ', ') into missing from unnest(array['pricing', 'credit', 'allocation']) k(kind)
        where not exists (select 1 from trail.decision d where d.document = new.order_document and d.kind = k.kind);
    if missing is not null then
        raise exception using errcode = 'check_violation', constraint = 'shipment_decided',
            message = format('shipment %s: order %s has no decision on %s', new.number, new.order_number, missing);
    end if;
    return null;
end $$;
create constraint trigger shipment_decided after insert on desk.shipment
    deferrable initially deferred for each row execute function desk.refuse_undecided_shipment();
