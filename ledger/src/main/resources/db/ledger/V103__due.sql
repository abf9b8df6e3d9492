-- What each party owes or is owed, by the day it is due: credit checks read a few rows per party, however many documents are open.
create table book.due (
    party    text not null,
    account  int not null,
    due_on   date not null,                     -- infinity: no day was said
    amount   numeric not null,
    primary key (party, account, due_on)
) with (fillfactor = 50);

insert into book.due (party, account, due_on, amount)
select party, account, coalesce(due_on, 'infinity'), sum(amount) from book.open_item group by 1, 2, 3;
