-- What promotions may give, which promotion priced a line and what that takes of it, and the sum of it.
create table desk.promotion_budget (
    promotion text not null,
    currency text not null,
    budget numeric not null check (budget >= 0),
    primary key (promotion, currency)
);

alter table desk.sales_order_line
    add column promotion text,
    add column promotion_off bigint,
    add column promotion_taken bigint;
comment on column desk.sales_order_line.promotion_off is 'Its discount on the whole line, in minor units: list value less price';
comment on column desk.sales_order_line.promotion_taken is 'What of it counts: nothing of a line that is refused, nor of what was called off';
create index sales_order_line_promotion on desk.sales_order_line (promotion, order_number) where promotion is not null;

-- Kept with every order: a sum over all lines would grow dearer with each.
create table desk.promotion_taken (
    promotion text not null,
    currency text not null,
    taken bigint not null,
    primary key (promotion, currency)
) with (fillfactor = 50);
comment on table desk.promotion_taken is 'What lines take of each promotion, in minor units. Locked before orders are priced, where the promotion has a budget';
