-- What is promised back of what is invoiced: agreements, what an order's line falls under, what was accrued at each invoice, and how it was settled.
create table desk.rebate_agreement (
    agreement text not null,
    customer text references desk.customer,
    price_group text references desk.price_group,
    category text,
    percent numeric not null check (percent > 0 and percent <= 100),
    valid_from date not null,
    valid_to date not null check (valid_to >= valid_from),
    check (customer is null or price_group is null)
);

alter table desk.sales_order_line add column rebates text;
comment on column desk.sales_order_line.rebates is 'Agreements and percentages as the order was priced: RB-2026-1=2,RB-2026-7=0.5; null without any';

create sequence desk.credit_note_number increment by 1;
create table desk.rebate_settlement (
    number bigint primary key,
    customer text not null,
    entity text not null,
    currency text not null,
    until date not null,
    settled_on date not null,
    amount numeric not null check (amount > 0),
    tax numeric not null,
    total numeric not null,
    by text not null,
    why text not null,
    settled_at timestamptz not null
);
create index rebate_settlement_customer on desk.rebate_settlement (customer);
comment on table desk.rebate_settlement is 'One credit note; what it settles names it';

create table desk.rebate_accrual (
    invoice bigint not null references desk.invoice,
    line integer not null,
    agreement text not null,
    order_number bigint not null,
    customer text not null,
    entity text not null,
    currency text not null,
    item text not null,
    accrued_on date not null,
    base numeric not null,
    percent numeric not null,
    amount numeric not null check (amount > 0),
    jurisdiction text not null,
    tax_percent numeric not null,
    settlement bigint references desk.rebate_settlement deferrable initially deferred,
    primary key (invoice, line, agreement)
);
create index rebate_accrual_open on desk.rebate_accrual (customer, currency, accrued_on) where settlement is null;
create index rebate_accrual_settled on desk.rebate_accrual (settlement) where settlement is not null;
-- What rules promised back is counted apart from what they made of prices.
alter table desk.rule_money drop constraint rule_money_kind_check;
alter table desk.rule_money add constraint rule_money_kind_check check (kind in ('price', 'promised', 'waits'));
comment on column desk.rule_money.amount is 'In minor units, of proposals that counted. price: what it made dearer, negative what it made cheaper; promised: what is paid back of invoices; waits: what waited for somebody';

comment on column desk.rebate_accrual.line is 'Of the invoice, from 1';
