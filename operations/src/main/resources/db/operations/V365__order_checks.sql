-- What an order is held against before it is priced: earlier orders with the same goods, and how much of an item the customer usually takes.
alter table desk.sales_order add column likeness bigint, add column ship_to text;
comment on column desk.sales_order.likeness is
    'The same for the same items in the same quantities, in whatever order; null where no line was understood, and before 2026-11-26';
comment on column desk.sales_order.ship_to is 'Where the goods go, as far as it tells one place of the customer from another';
create index sales_order_likeness on desk.sales_order (customer, likeness, received_at, number) where likeness is not null;

alter table desk.sales_order_line add column customer text, add column taken_on date;
update desk.sales_order_line l set customer = o.customer, taken_on = (o.received_at at time zone 'UTC')::date
from desk.sales_order o where o.number = l.order_number;
comment on column desk.sales_order_line.taken_on is 'The day its order came, in UTC';
create index sales_order_line_usual on desk.sales_order_line (customer, item, taken_on, order_number);
