-- What leaves is sealed first and carried afterwards, with no transaction open.

-- A way to a partner or from it: one node at a time goes it, and it rests after failures.
create table desk.way (
    name text primary key,
    holder uuid,
    held_until timestamptz,
    failures integer not null default 0,
    rests_until timestamptz,
    last_error text
) with (fillfactor = 50);
comment on column desk.way.held_until is 'By the database server''s clock, the one that all nodes share';
comment on column desk.way.rests_until is 'By the clock of whoever wrote it, as desk.outbox.next_at';

-- Sealed and not yet sent: message is there, sent_at is not.
drop index desk.outbox_waiting;
create index outbox_waiting on desk.outbox (id) where sent_at is null and message is null;
create index outbox_sealed on desk.outbox (receiver, id) where sent_at is null and message is not null;

-- The answer may come before we have written down that the question has left, so it is expected from the sealing on; what it may take
-- counts from the sending.
alter table desk.expectation add column answer_seconds bigint not null default 86400;

-- Files of a partner's server that are being taken: a bridge from the moment before one is sealed to the moment it is moved away there.
create table desk.fetching (
    partner text not null,
    file text not null,
    size bigint not null,
    modified_at timestamptz not null,
    begun_at timestamptz not null,
    message uuid,
    primary key (partner, file, size, modified_at)
);
