-- People and machines that may come in, and what they did.
create schema if not exists console;

create table console.account (
    name       text primary key check (name = lower(name) and name <> ''),
    password   text not null, -- a salted, slow hash with its algorithm's name in front; never the password
    roles      text[] not null check (cardinality(roles) > 0),
    created_at timestamptz not null default now(),
    closed_at  timestamptz
);

create table console.token (
    digest     bytea primary key check (length(digest) = 32), -- SHA-256 of the token; the token itself is shown once and kept nowhere
    name       text not null unique,
    roles      text[] not null check (cardinality(roles) > 0),
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);

-- What people did in the console or over the API, in order; rows are only ever added.
create table console.deed (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    who     text not null,
    deed    text not null,
    subject text not null,
    reason  text
);
create index deed_subject on console.deed (subject, id);

create function console.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'console.% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on console.deed
    for each statement execute function console.refuse_change();
