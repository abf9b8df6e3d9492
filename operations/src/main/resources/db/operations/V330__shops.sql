-- What shops are told by their interfaces, and what was fetched from there.

-- What a shop had before we first tried to write something there: what is new since then may be ours.
create table desk.shop_writing (
    partner text not null,
    name text not null,
    known_before text[] not null,
    begun_at timestamptz not null,
    primary key (partner, name)
);

-- How many of an item a shop was told last.
create table desk.shop_stock (
    partner text not null,
    item text not null,
    told bigint not null,
    told_at timestamptz not null,
    primary key (partner, item)
);
create sequence desk.shop_stock_report;

-- Orders fetched from a shop, by its own number: each is taken once.
create table desk.shop_fetched (
    partner text not null,
    theirs text not null,
    message uuid not null,
    primary key (partner, theirs)
);

-- Changes up to then were fetched.
create table desk.shop_mark (
    partner text primary key,
    seen timestamptz not null
);
