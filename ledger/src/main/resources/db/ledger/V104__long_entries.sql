-- An order may have more lines than a small number can count.
alter table book.line alter column line type int;
