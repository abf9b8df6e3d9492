-- What partners have for us in places where it stays, or may be seen again: each thing is taken once.
create table desk.taking (
    partner text not null,
    channel text not null,
    mark text not null,
    message uuid,
    taken_at timestamptz not null,
    number bigint generated always as identity,
    primary key (partner, channel, mark)
);
create index taking_latest on desk.taking (partner, channel, number desc);
comment on column desk.taking.mark is 'What the place calls it: an address with its version, the Message-ID of a mail with the SHA-256 of a part';
comment on column desk.taking.message is 'Null: it was seen and not taken, and there was a case';
