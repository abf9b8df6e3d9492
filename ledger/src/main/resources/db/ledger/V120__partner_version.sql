-- What each partner's folder said, whenever it changed: each version's files once, and which of them a message was read with.
create table trail.partner_version (
    id       bigint generated always as identity primary key,
    partner  text not null,
    version  text not null check (length(version) = 64), -- SHA-256 over its files
    files    text not null,                              -- JSON: each file's name and text
    seen_at  timestamptz not null,
    who      text,                                       -- null: found in the folder, changed by hand
    why      text
);
create index on trail.partner_version (partner, id);
create trigger append_only before update or delete or truncate on trail.partner_version
    for each statement execute function book.refuse_change();

alter table trail.message_state add column read_with text;

-- The messages of one partner, the newest first (ids ascend with time).
create index message_in on trail.message (partner, id) where direction = 'IN' and partner is not null;
create index message_out on trail.message (partner, id) where direction = 'OUT' and partner is not null;
