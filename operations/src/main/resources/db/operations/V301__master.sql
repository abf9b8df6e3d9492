-- Who we trade with, in what, from where and on which terms. Read as one picture (MasterData); the version says when it is out of date.
create schema if not exists desk;

create table desk.master_version (
    one boolean primary key default true check (one),
    version bigint not null
);
insert into desk.master_version (version) values (0);

create table desk.entity (
    entity text primary key,
    name text not null,
    currency char(3) not null,
    jurisdiction text not null,
    tax_number text not null,
    gln text,
    street text not null,
    city text not null,
    region text,
    postal_code text,
    country char(2) not null
);

create table desk.chart_account (
    number text primary key,
    name text not null,
    kind text not null check (kind in ('ASSET', 'LIABILITY', 'EQUITY', 'REVENUE', 'EXPENSE'))
);

create table desk.payment_terms (
    terms text primary key,
    net_days integer not null check (net_days between 0 and 3650),
    prepaid boolean not null,
    discount_percent numeric not null check (discount_percent between 0 and 100),
    discount_days integer not null check (discount_days between 0 and 3650)
);

create table desk.supplier (
    supplier text primary key,
    name text not null,
    partner text,
    currency char(3) not null,
    terms text not null references desk.payment_terms,
    lead_time_days integer not null check (lead_time_days >= 0)
);

create table desk.warehouse (
    warehouse text primary key,
    name text not null,
    entity text not null references desk.entity,
    kind text not null check (kind in ('OWN', 'THIRD_PARTY', 'DROP_SHIP')),
    partner text,
    supplier text references desk.supplier,
    cut_off integer not null check (cut_off between 0 and 24),
    street text not null,
    city text not null,
    region text,
    postal_code text,
    country char(2) not null,
    check ((kind = 'DROP_SHIP') = (supplier is not null))
);

create table desk.price_group (
    price_group text primary key,
    name text not null,
    factor numeric not null check (factor > 0)
);

create table desk.customer (
    customer text primary key,
    name text not null,
    partner text unique,
    entity text not null references desk.entity,
    currency char(3) not null,
    tier text not null,
    key_account boolean not null,
    price_group text not null references desk.price_group,
    terms text not null references desk.payment_terms,
    credit_limit numeric not null check (credit_limit >= 0),
    stopped boolean not null,
    warehouse text references desk.warehouse,
    ship_complete boolean not null,
    short_shipment text not null check (short_shipment in ('BACK_ORDER', 'CANCEL')),
    freight text not null check (freight in ('BILLED', 'PREPAID', 'COLLECT'))
);

create table desk.ship_to (
    customer text not null references desk.customer,
    place integer not null,
    ship_to text not null,
    name text not null,
    gln text,
    street text not null,
    city text not null,
    region text,
    postal_code text,
    country char(2) not null,
    jurisdiction text not null,
    exemption text,
    primary key (customer, ship_to)
);

create table desk.item (
    sku text primary key,
    description text not null,
    category text not null,
    unit text not null,
    weight numeric not null check (weight >= 0),
    tax_class text not null,
    lot_controlled boolean not null,
    hazardous boolean not null,
    supplier text references desk.supplier
);

create table desk.item_substitute (
    sku text not null references desk.item,
    place integer not null,
    substitute text not null references desk.item,
    primary key (sku, place)
);

create table desk.item_price (
    sku text not null references desk.item,
    entity text not null references desk.entity,
    list_price numeric not null check (list_price >= 0),
    standard_cost numeric not null check (standard_cost >= 0),
    primary key (sku, entity)
);

create table desk.item_unit (
    sku text not null references desk.item,
    unit text not null,
    numerator bigint not null check (numerator > 0),
    denominator bigint not null check (denominator > 0),
    primary key (sku, unit)
);
comment on table desk.item_unit is 'One unit is numerator/denominator base units, exactly';

create table desk.item_name (
    scheme text not null check (scheme in ('SELLER', 'BUYER', 'GTIN', 'MANUFACTURER', 'OTHER')),
    customer text references desk.customer,
    name text not null,
    sku text not null references desk.item,
    unit text,
    unique nulls not distinct (scheme, customer, name)
);
comment on table desk.item_name is 'One name means one item: the key says so';

create table desk.lot (
    sku text not null references desk.item,
    lot text not null,
    expires_on date,
    primary key (sku, lot)
);

create table desk.safety_stock (
    warehouse text not null references desk.warehouse,
    sku text not null references desk.item,
    quantity numeric not null check (quantity >= 0),
    primary key (warehouse, sku)
);

create table desk.contract_price (
    contract text not null,
    customer text not null references desk.customer,
    sku text not null references desk.item,
    unit text not null,
    price numeric not null check (price >= 0),
    currency char(3) not null,
    minimum numeric not null check (minimum >= 0),
    valid_from date not null,
    valid_to date not null check (valid_to >= valid_from),
    primary key (customer, sku, contract, minimum, valid_from)
);

create table desk.promotion (
    promotion text not null,
    sku text references desk.item,
    category text,
    price_group text references desk.price_group,
    percent numeric not null check (percent > 0 and percent <= 100),
    valid_from date not null,
    valid_to date not null check (valid_to >= valid_from),
    check ((sku is null) <> (category is null))
);

create table desk.volume_break (
    category text not null,
    minimum numeric not null check (minimum > 0),
    percent numeric not null check (percent > 0 and percent <= 100),
    primary key (category, minimum)
);

create table desk.tax_rate (
    jurisdiction text not null,
    tax_class text not null,
    percent numeric not null check (percent between 0 and 100),
    primary key (jurisdiction, tax_class)
);

create table desk.freight_rate (
    entity text primary key references desk.entity,
    billed_per_shipment numeric not null check (billed_per_shipment >= 0),
    billed_per_kg numeric not null check (billed_per_kg >= 0),
    free_from numeric not null check (free_from >= 0),
    cost_per_shipment numeric not null check (cost_per_shipment >= 0),
    cost_per_kg numeric not null check (cost_per_kg >= 0)
);
