-- What each despatch is expected to cost us until its carrier has billed it, and what carriers have billed.
create table desk.freight_bill (
    document bigint primary key,
    carrier text not null,
    number text not null,
    sequence integer not null check (sequence > 0),
    entity text not null,
    currency text not null,
    total numeric not null check (total > 0),
    issued_on date,
    due_on date not null,
    message uuid,
    accepted_by text,
    accepted_why text,
    booked_at timestamptz not null,
    unique (carrier, number, sequence),
    check ((accepted_by is null) = (accepted_why is null))
);
comment on column desk.freight_bill.sequence is 'From 2 on for one that came under a number used before, and that a person took all the same';
comment on column desk.freight_bill.accepted_by is 'Whoever took it although it was not what was expected';

create table desk.freight_accrual (
    shipment bigint not null,
    sequence integer not null,
    entity text not null,
    currency text not null,
    amount numeric not null check (amount > 0),
    accrued_on date not null,
    bill bigint references desk.freight_bill,
    primary key (shipment, sequence),
    foreign key (shipment, sequence) references desk.despatch
) with (fillfactor = 80);
create index freight_accrual_open on desk.freight_accrual (accrued_on, shipment) where bill is null;
create index freight_accrual_bill on desk.freight_accrual (bill) where bill is not null;

-- What was accrued before this table was.
insert into desk.freight_accrual (shipment, sequence, entity, currency, amount, accrued_on)
select d.shipment, d.sequence, e.entity, u.code, -l.amount, e.counts_on
from book.entry e
join book.line l on l.entry = e.id
join book.account a on a.id = l.account and a.number = '2020'
join book.unit u on u.id = l.unit
join desk.despatch d on e.about = 'SH-' || lpad(d.shipment::text, greatest(7, length(d.shipment::text)), '0')
    || case when d.sequence = 1 then '' else '-' || d.sequence end
where e.kind = 'freight accrued';
