-- What a partner's own business is to say to a document of ours, where its profile says that it does: an order's response, a tender's answer.
create table desk.business_answer (
    outbox uuid primary key references desk.outbox,
    partner text not null,
    answer text not null,
    number text not null,
    due_at timestamptz not null,
    answer_seconds bigint not null,
    calendar text,
    state text not null check (state in ('due', 'accepted', 'changed', 'partial', 'refused', 'overdue')),
    answered_by bigint,
    answered_at timestamptz,
    check ((state in ('due', 'overdue')) = (answered_by is null))
);
create index business_answer_number on desk.business_answer (partner, answer, number);
create index business_answer_overdue on desk.business_answer (partner) where state = 'overdue';
create index business_answer_due on desk.business_answer (due_at) where state = 'due';
comment on column desk.business_answer.answer is 'The type of the document that answers';
comment on column desk.business_answer.number is 'Ours, by which it names what it answers';
