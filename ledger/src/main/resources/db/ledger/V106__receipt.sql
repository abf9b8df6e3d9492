-- Which message is the receipt for which: what a partner signed that it has, and what we signed that we have.
create table trail.receipt (
    message  uuid not null,
    receipt  uuid not null,
    primary key (message, receipt)
);
create index on trail.receipt (receipt);
create trigger append_only before update or delete or truncate on trail.receipt
    for each statement execute function book.refuse_change();
