-- Documents of one kind that wait for each other and leave in one interchange.
alter table desk.outbox add column batch_at timestamptz;
alter table desk.outbox add column batch_most integer;
alter table desk.outbox add column interchange text;
comment on column desk.outbox.batch_at is 'When it leaves at the latest together with others of its kind; null when it leaves by itself';
comment on column desk.outbox.batch_most is 'As soon as so many wait they leave';
comment on column desk.outbox.interchange is 'The control number that it leaves, or left, under; null where there is none';
create index outbox_batch on desk.outbox (receiver, type, id) where batch_at is not null and message is null and sent_at is null;

-- An answer to a group says set by set what became of the documents in it.
alter table desk.expectation add column set_control text;
comment on column desk.expectation.set_control is 'ST02 or UNH 0062 of a document that left together with others; null when it was alone';
