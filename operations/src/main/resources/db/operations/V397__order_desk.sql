-- The desk of order checks has owners, and a what-if says who would have waited for it. Which desks there are is checked by the appliance.
alter table desk.policy_owner drop constraint policy_owner_desk_check, add constraint policy_owner_desk_check check (desk ~ '^[a-z]+$');
insert into desk.policy_owner (desk, act, who)
select 'order', act, who from (values
    ('EDIT', 'ANALYST'), ('EDIT', 'ADMIN'), ('ACTIVATE', 'ANALYST'), ('ACTIVATE', 'ADMIN'), ('SWITCH', 'ANALYST'), ('SWITCH', 'OPERATOR'),
    ('SWITCH', 'ADMIN'), ('APPROVE', 'ANALYST'), ('APPROVE', 'ADMIN')) as act (act, who);

alter table desk.whatif_order add column check_before text not null default 'PASSED', add column check_after text not null default 'PASSED';
alter table desk.whatif_move drop constraint whatif_move_kind_check, add constraint whatif_move_kind_check check (kind in ('order', 'credit', 'approval'));
comment on column desk.seen.decisions is
    'As an array literal, {17,18,19,20}: order, pricing, credit and allocation; order alone where it was refused; allocation alone; no order before 2026-11-26';
