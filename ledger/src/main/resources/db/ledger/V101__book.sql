-- The books: journal entries in money and in stock by one mechanism. Only ever added to; the projections at the end are kept with
-- every posting and can be worked out again from the entries at any time.
create schema book;

-- What is counted: a currency or an item, in one ledger of one entity. Each adds up to zero on its own in every entry.
create table book.unit (
    id       int primary key,
    ledger   text not null check (ledger in ('MONEY', 'STOCK')),
    entity   text not null,
    code     text not null,                     -- currency code, or our item
    measure  text not null default '',          -- the item's base unit; empty for money
    unique (ledger, entity, code)
);

-- What it is counted in: an account of the chart, or an item in one state at one location.
create table book.account (
    id        int primary key,
    unit      int not null references book.unit,
    number    text not null default '',         -- of the chart; empty for stock
    name      text not null default '',
    item      text not null default '',
    location  text not null default '',
    lot       text not null default '',         -- empty: not kept by lot
    state     text not null default '',         -- of stock; empty for money
    turn      smallint not null default 0,      -- locks are taken by turn, then by id
    unique (unit, number, location, lot, state)
);
create index on book.account (item, location) where state <> '';

create sequence book.unit_id as int;
create sequence book.account_id as int;
create sequence book.entry_id increment by 200;

create table book.entry (
    id             bigint primary key,
    effect         text not null,
    kind           text not null,
    about          text not null,
    entity         text not null,
    counts_on      date not null,
    month          int not null,                -- yyyymm of counts_on
    booked_at      timestamptz not null,
    message        uuid,
    document       bigint,
    decisions      text not null,                -- as an array literal: {17,18}
    rule_book      text,
    reverses       bigint,
    lane           smallint not null,
    lane_seq       bigint not null,
    hash           bytea not null,
    unique (lane, lane_seq)
);
create index on book.entry (message) where message is not null;
create index on book.entry (document) where document is not null;
create index on book.entry (about);
create index on book.entry using brin (booked_at);

create table book.line (
    entry          bigint not null,
    line           smallint not null,
    unit           int not null,
    account        int not null,
    amount         numeric not null check (amount <> 0),   -- debit positive; into a stock state positive
    account_seq    bigint,                      -- stock: numbers the account's lines from 1 without gaps
    balance_after  numeric,
    party          text,
    order_number   text,
    shipment       text,
    open_item      text,
    due_on         date,
    item           text,
    location       text,
    jurisdiction   text,
    source_message uuid,                        -- only where it is not the entry's message
    source_offset  bigint,
    source_length  int,
    source_segment text,
    primary key (entry, line)
);
create unique index on book.line (account, account_seq) where account_seq is not null;
create index on book.line (account, entry) where account_seq is null;
create index on book.line (order_number) where order_number is not null;

-- What happens once, kept for ever. The digest tells a repetition from another wish under the same key.
create table book.effect (
    key     text primary key,
    entry   bigint not null,
    digest  bytea not null
);

-- One row per account, day and batch: the trial balance without a row that every writer wants.
create table book.daily (
    account  int not null,
    day      date not null,
    debit    numeric not null,
    credit   numeric not null,
    lines    int not null
);
create index on book.daily (account, day);

-- Projections: kept with the postings, in the same transaction.

create table book.balance (
    account  int primary key references book.account,
    turn     smallint not null,
    amount   numeric not null default 0,
    seq      bigint not null default 0,
    floor    numeric,                           -- what is ours never goes below zero; null for the world outside
    constraint not_below_floor check (floor is null or amount >= floor)
) with (fillfactor = 50);

create table book.cost_pool (
    entity    text not null,
    item      text not null,
    currency  text not null,
    quantity  numeric not null check (quantity >= 0),
    value     numeric not null,
    primary key (entity, item)
) with (fillfactor = 50);

create table book.open_item (
    account   int not null,
    party     text not null,
    open_item text not null,
    due_on    date,
    amount    numeric not null,
    opened_by bigint not null,
    primary key (party, account, open_item)
) with (fillfactor = 70);

create table book.lane (
    id    smallint primary key,
    seq   bigint not null default 0,
    hash  bytea not null default '\x'
) with (fillfactor = 10);
insert into book.lane (id) select generate_series(1, 16);

create table book.period (
    entity  text not null,
    month   int not null check (month % 100 between 1 and 12),
    state   text not null check (state in ('OPEN', 'CLOSED')),
    primary key (entity, month)
);

-- Nobody changes or removes what stands in the books, whoever signs in.
create function book.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'raise_exception',
        message = format('%s.%s is only ever added to: %s is refused', tg_table_schema, tg_table_name, lower(tg_op)),
        hint = 'put a mistake right by a reversing entry';
end $$;

do $$
declare t text;
begin
    foreach t in array array['unit', 'account', 'entry', 'line', 'effect', 'daily'] loop
        execute format('create trigger append_only before update or delete or truncate on book.%I for each statement execute function book.refuse_change()', t);
    end loop;
end $$;

-- An entry's lines add up to zero in every unit, belong to an entry that is there, and are counted in their account's own unit.
create function book.refuse_unbalanced() returns trigger language plpgsql as $$
declare wrong record;
begin
    select f.entry, f.unit, sum(f.amount) as off into wrong from fresh f group by f.entry, f.unit having sum(f.amount) <> 0 limit 1;
    if found then
        raise exception using errcode = 'check_violation',
            message = format('journal entry %s does not balance: off by %s in unit %s', wrong.entry, wrong.off, wrong.unit);
    end if;
    select f.entry into wrong from (select distinct entry from fresh) f left join book.entry e on e.id = f.entry where e.id is null limit 1;
    if found then
        raise exception using errcode = 'foreign_key_violation', message = format('there is no journal entry %s', wrong.entry);
    end if;
    select f.entry, f.account into wrong from fresh f left join book.account a on a.id = f.account
        where a.id is null or a.unit <> f.unit limit 1;
    if found then
        raise exception using errcode = 'foreign_key_violation',
            message = format('journal entry %s: account %s does not count in that unit', wrong.entry, wrong.account);
    end if;
    return null;
end $$;
create trigger balanced after insert on book.line referencing new table as fresh
    for each statement execute function book.refuse_unbalanced();

-- Closing a month takes the same lock exclusively, so no entry slips into a month while it is being closed.
create function book.refuse_closed_month() returns trigger language plpgsql as $$
declare wrong record;
begin
    perform pg_advisory_xact_lock_shared(hashtext(m.entity), m.month) from (select distinct entity, month from fresh order by 1, 2) m;
    select p.entity, p.month into wrong from book.period p
        where p.state <> 'OPEN' and exists (select 1 from fresh f where f.entity = p.entity and f.month = p.month) limit 1;
    if found then
        raise exception using errcode = 'check_violation', constraint = 'month_open',
            message = format('month %s is closed for %s', wrong.month, wrong.entity);
    end if;
    return null;
end $$;
create trigger month_open after insert on book.entry referencing new table as fresh
    for each statement execute function book.refuse_closed_month();
