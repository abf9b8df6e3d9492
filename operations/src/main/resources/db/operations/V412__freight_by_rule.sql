-- What the pricing policy says of an order's carriage; null where no rule spoke, and of all orders before.
alter table desk.sales_order add column freight text check (freight in ('FREE', 'BILLED'));
