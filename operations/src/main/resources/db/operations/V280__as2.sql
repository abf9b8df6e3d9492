-- What partners and we say to each other by AS2.

-- Each number of a partner is taken once; one that comes again with other bytes is refused.
create table desk.as2_received (
    partner text not null,
    message_id text not null,
    message uuid,
    received_at timestamptz not null,
    primary key (partner, message_id)
);

-- Receipts that partners want by a connection of their own: sealed, and brought when they can be.
create table desk.as2_owed (
    receipt uuid primary key,
    partner text not null,
    url text not null,
    owed_at timestamptz not null,
    attempts integer not null default 0,
    next_at timestamptz,
    last_error text,
    done_at timestamptz
);
create index as2_owed_due on desk.as2_owed (partner, receipt) where done_at is null;
comment on column desk.as2_owed.done_at is 'When it was brought, or given up';

-- What we sent, and the receipt that has to come for it; written before it leaves, because the receipt may come before the answer does.
create table desk.as2_sent (
    message uuid primary key,
    partner text not null,
    mic text not null,
    sent_at timestamptz not null,
    due_at timestamptz,
    state text not null check (state in ('due', 'received', 'refused', 'overdue')),
    receipt uuid
);
create index as2_sent_due on desk.as2_sent (due_at) where state = 'due';
comment on column desk.as2_sent.due_at is 'Of an asynchronous receipt; null for one that comes with the answer';
