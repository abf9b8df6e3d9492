-- What partners ask of us, where it lies neither in a file nor in the environment: encrypted under a key that is not in this database.
create table desk.credential (
    name text primary key,
    key text not null,
    nonce bytea not null,
    sealed bytea not null,
    set_at timestamptz not null,
    set_by text not null
);
comment on column desk.credential.key is 'The first 16 digits of the SHA-256 of the key that it is encrypted under';
comment on column desk.credential.sealed is 'AES-256-GCM, the name as what is authenticated beside it; the last 16 bytes are the tag';
