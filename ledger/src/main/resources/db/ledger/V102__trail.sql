-- The trail: what arrived and left byte for byte, what it meant, what was decided, and how each led to the next. Only ever added to,
-- except for the states at the end.
create schema trail;

create table trail.content (
    sha256    bytea primary key,
    size      bigint not null,
    kept_at   timestamptz not null
);

create table trail.chunk (
    sha256    bytea not null references trail.content,
    n         int not null,
    bytes     bytea not null,
    primary key (sha256, n)
);

create table trail.message (
    id          uuid primary key,
    direction   text not null check (direction in ('IN', 'OUT')),
    partner     text,
    channel     text not null,
    name        text not null,
    sha256      bytea not null references trail.content,
    size        bigint not null,
    sealed_at   timestamptz not null
);
create index on trail.message (sha256);
create index on trail.message (sealed_at);

create sequence trail.document_id increment by 100;
create table trail.document (
    id           bigint primary key,
    message      uuid,
    direction    text not null check (direction in ('IN', 'OUT')),
    type         text not null,
    number       text not null,
    sender       text not null,
    receiver     text not null,
    json         text not null,
    span_offset  bigint,
    span_length  int,
    span_segment text,
    kept_at      timestamptz not null
);
create index on trail.document (message) where message is not null;

create sequence trail.decision_id increment by 100;
create table trail.decision (
    id         bigint primary key,
    document   bigint not null,
    kind       text not null,
    subject    text not null,
    outcome    text not null,
    reason     text not null,
    rule_book  text,
    firings    text not null,                   -- JSON: rule, policy paragraph, reason, facts
    decided_at timestamptz not null
);
create index on trail.decision (document);
create index on trail.decision (rule_book, id) where rule_book is not null;

create table trail.rule_book (
    fingerprint text primary key,
    text        text not null,
    first_at    timestamptz not null
);

create table trail.finding (
    message    uuid not null,
    document   bigint,
    set_control text,
    severity   text not null,
    code       text not null,
    text       text not null,
    who        text not null,
    rule       text,
    segment    text,
    position   int not null,
    element    int not null,
    component  int not null,
    span_offset bigint,
    span_length int,
    line       int not null,
    ack_code   text
);
create index on trail.finding (message);

create table trail.hop (
    message   uuid not null,
    stage     text not null,
    note      text not null,
    at        timestamptz not null
);
create index on trail.hop (message, at);

-- What people type into a search box.
create table trail.business_key (
    key       text not null,
    kind      text not null,
    message   uuid,
    document  bigint
);
create index on trail.business_key (key, kind);

create table trail.link (
    from_document bigint not null,
    to_document   bigint not null,
    kind          text not null,
    primary key (from_document, to_document, kind)
);
create index on trail.link (to_document);

do $$
declare t text;
begin
    foreach t in array array['content', 'chunk', 'message', 'document', 'decision', 'rule_book', 'finding', 'hop', 'business_key', 'link'] loop
        execute format('create trigger append_only before update or delete or truncate on trail.%I for each statement execute function book.refuse_change()', t);
    end loop;
end $$;

-- States: what a message or document has come to. They may change; every change is also a hop.

create table trail.message_state (
    message    uuid primary key,
    direction  text not null,
    status     text not null,
    text       text not null default '',
    sets       int not null default 0,
    accepted   int not null default 0,
    rejected   int not null default 0,
    duplicate  int not null default 0,
    held       int not null default 0,
    failed     int not null default 0,
    changed_at timestamptz not null
) with (fillfactor = 70);
create index on trail.message_state (status, changed_at);

create table trail.document_state (
    document   bigint primary key,
    status     text not null,
    changed_at timestamptz not null
) with (fillfactor = 70);

-- A sender's number names one live document of a type; who comes second is a duplicate. A refused document gives its number free.
create table trail.live_document (
    sender    text not null,
    type      text not null,
    number    text not null,
    document  bigint not null,
    digest    bytea not null,
    live      boolean not null default true,
    primary key (sender, type, number)
) with (fillfactor = 70);
