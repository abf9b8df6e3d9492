-- Which message carried which document of ours: a document exists before its bytes do, and may leave more than once.
create table trail.dispatch (
    document  bigint not null,
    message   uuid not null,
    primary key (document, message)
);
create index on trail.dispatch (message);
create trigger append_only before update or delete or truncate on trail.dispatch
    for each statement execute function book.refuse_change();
