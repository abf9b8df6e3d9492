-- An answer is owed by a partner or by us; what answers nothing, or says again what was said, stands beside the others.
alter table desk.business_answer drop constraint business_answer_pkey;
alter table desk.business_answer add column id bigint generated always as identity primary key;
alter table desk.business_answer add column owed_by text not null default 'them' check (owed_by in ('them', 'us'));
alter table desk.business_answer add column document bigint;
update desk.business_answer b set document = o.document from desk.outbox o where o.id = b.outbox;
alter table desk.business_answer alter column outbox drop not null;
alter table desk.business_answer alter column due_at drop not null;
alter table desk.business_answer alter column answer_seconds drop not null;
alter table desk.business_answer drop constraint business_answer_state_check;
alter table desk.business_answer add constraint business_answer_state_check
    check (state in ('due', 'accepted', 'changed', 'partial', 'refused', 'overdue', 'duplicate', 'unmatched'));
alter table desk.business_answer add constraint business_answer_due_check
    check ((due_at is null) = (state in ('duplicate', 'unmatched')));
create unique index business_answer_outbox on desk.business_answer (outbox);
create unique index business_answer_document on desk.business_answer (document) where due_at is not null;
create index business_answer_answered on desk.business_answer (answered_by) where answered_by is not null;
create index business_answer_state on desk.business_answer (state, id);
comment on column desk.business_answer.owed_by is 'them: a partner''s business answers us; us: we answer it';
comment on column desk.business_answer.document is 'What is to be answered; null where nobody knows';
comment on column desk.business_answer.outbox is 'What is to be answered, where it is ours';
