-- What is under way. Every row here is written in the transaction of the posting that belongs to it.
-- Indexes stand only on what is looked up: a million orders must not make the next one dearer.
create schema if not exists desk;

-- One interchange per sender and control number, for ever (ISA13; UNB 0020): whose message was first.
create table desk.interchange (
    format text not null,
    sender text not null,
    receiver text not null,
    control text not null,
    message uuid not null,
    primary key (sender, control, receiver, format)
);

-- Each interchange of each message, and what we do with it. One row with an empty sender stands for bytes that nobody can read.
create table desk.opening (
    message uuid not null,
    sender text not null,
    control text not null,
    format text not null,
    partner text,
    test boolean not null,
    state text not null check (state in ('take', 'duplicate', 'hold', 'unreadable')),
    duplicate_of uuid,
    held_under bigint,
    opened_at timestamptz not null,
    closed_at timestamptz,
    primary key (message, sender, control)
);

-- One row per transaction set, message or plain document of a message: nothing that arrives is dropped without one.
create table desk.taken_set (
    message uuid not null,
    position integer not null,
    type text not null,
    control text not null,
    group_control text,
    document bigint,
    document_type text not null,
    document_number text not null,
    status text not null check (status in ('accepted', 'partial', 'held', 'duplicate', 'rejected')),
    result text,
    reason text,
    waits boolean not null,
    taken_at timestamptz not null,
    primary key (message, position)
);

comment on column desk.taken_set.waits is 'Kept as read and not taken yet: its message waits for a person';

create sequence desk.sales_order_number increment by 1000;
create table desk.sales_order (
    number bigint primary key,
    document bigint not null,
    says bigint not null,
    message uuid not null,
    partner text not null,
    channel text not null,
    customer text not null,
    buyer_number text not null,
    entity text not null,
    currency text not null,
    state text not null check (state in ('HELD', 'OPEN', 'SHIPPED', 'CANCELLED', 'REJECTED')),
    ordered_on date,
    deliver_on date,
    jurisdiction text,
    exempt boolean not null,
    prepaid boolean not null,
    ship_complete boolean not null,
    net bigint not null,
    tax bigint not null,
    exposure bigint not null check (exposure >= 0),
    expected_cost bigint not null,
    approvals text not null,
    runs integer not null,
    responses integer not null,
    received_at timestamptz not null
);
create index sales_order_buyer on desk.sales_order (partner, buyer_number);
comment on column desk.sales_order.exposure is 'What of it still counts against the credit limit, in minor units: approved and not yet invoiced';
comment on column desk.sales_order.says is 'The document that changes have made of it; its own while nobody changed it';
comment on column desk.sales_order.runs is 'How often its stock has been moved: numbers the postings';
comment on column desk.sales_order.approvals is 'The cases released for it, as checks that are not made again';

create table desk.sales_order_line (
    order_number bigint not null references desk.sales_order,
    line integer not null,
    buyer_line text not null,
    item text,
    ordered numeric not null,
    unit text not null,
    unit_as_sent text not null,
    factor numeric,
    quantity numeric,
    base_unit text,
    price numeric,
    tax_percent numeric,
    price_changed boolean not null,
    unit_cost numeric,
    net bigint not null,
    tax bigint not null,
    state text not null check (state in ('HELD', 'ACCEPTED', 'BACK_ORDERED', 'SUBSTITUTED', 'REJECTED', 'SHIPPED', 'CANCELLED')),
    substitute_for text,
    allocated numeric not null check (allocated >= 0),
    back_ordered numeric not null check (back_ordered >= 0),
    shipped numeric not null check (shipped >= 0),
    cancelled numeric not null check (cancelled >= 0),
    reason text,
    span_offset bigint,
    span_length integer,
    span_segment text,
    primary key (order_number, line),
    check (quantity is null or state in ('HELD', 'REJECTED') or allocated + back_ordered + shipped + cancelled = quantity)
);
create index sales_order_line_waiting on desk.sales_order_line (item, order_number, line) where back_ordered > 0;
comment on column desk.sales_order_line.quantity is 'Ordered, in the item''s base unit; allocated, back_ordered, shipped and cancelled add up to it';

create sequence desk.allocation_id increment by 1000;
create table desk.allocation (
    id bigint primary key,
    order_number bigint not null,
    line integer not null,
    entity text not null,
    item text not null,
    warehouse text not null,
    lot text not null,
    quantity numeric not null check (quantity > 0),
    open numeric not null check (open >= 0 and open <= quantity),
    shipment text,
    foreign key (order_number, line) references desk.sales_order_line
);
create index allocation_order on desk.allocation (order_number);
comment on column desk.allocation.open is 'Still set aside: neither shipped nor released';
comment on column desk.allocation.lot is 'Empty where the item has no lots';

-- What a customer's open orders count against his credit limit. Locked before his orders are cleared.
create table desk.exposure (
    customer text primary key,
    currency text not null,
    open_orders bigint not null check (open_orders >= 0)
);

create sequence desk.case_number increment by 20;
create table desk.case_ (
    id bigint primary key,
    code text not null,
    desk text not null,
    who text not null,
    reason text not null,
    message uuid,
    subject text,
    line text,
    span_offset bigint,
    span_length integer,
    span_segment text,
    span_message uuid,
    at_risk bigint,
    currency text,
    key text,
    waiting text not null,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    escalated integer not null default 0,
    state text not null check (state in ('open', 'assigned', 'released', 'rejected', 'closed')),
    assigned_to text,
    decided_by text,
    decided_at timestamptz,
    decided_why text,
    reopened integer not null default 0
);
create unique index case_key on desk.case_ (key) where key is not null and state in ('open', 'assigned');
create index case_live on desk.case_ (due_at, id) where state in ('open', 'assigned');
create index case_message on desk.case_ (message) where message is not null;
create index case_subject on desk.case_ (subject) where subject is not null;

create table desk.case_action (
    case_id bigint not null references desk.case_,
    at timestamptz not null,
    by text not null,
    what text not null,
    why text
);
create index case_action_case on desk.case_action (case_id);

create table desk.outbox (
    id uuid primary key,
    document bigint not null,
    type text not null,
    number text not null,
    receiver text not null,
    subject text not null,
    cause uuid,
    owed_at timestamptz not null,
    attempts integer not null default 0,
    next_at timestamptz,
    sent_at timestamptz,
    message uuid,
    last_error text
);
create index outbox_waiting on desk.outbox (id) where sent_at is null;
create index outbox_stream on desk.outbox (receiver, subject, id) where sent_at is null;
create index outbox_cause on desk.outbox (cause);
create index outbox_subject on desk.outbox (subject);
create index outbox_message on desk.outbox (message) where message is not null;

create table desk.expectation (
    outbox uuid primary key references desk.outbox,
    partner text not null,
    interchange text not null,
    group_control text,
    functional_code text,
    due_at timestamptz not null,
    state text not null check (state in ('due', 'accepted', 'with_errors', 'rejected', 'overdue')),
    answered_by uuid,
    answered_at timestamptz
);
create index expectation_interchange on desk.expectation (partner, interchange);
create index expectation_group on desk.expectation (partner, group_control) where group_control is not null;
create index expectation_due on desk.expectation (due_at) where state = 'due';

-- Control numbers have no gaps: taken in the transaction that sends.
create table desk.control_number (
    partner text not null,
    kind text not null,
    last bigint not null,
    primary key (partner, kind)
);
