-- Why a case is whose it is: the rules that routed it, and where it goes when it is late.
alter table desk.case_
    add column escalate_to text,
    add column escalate_hours integer check (escalate_hours > 0),
    add column rule_book text,
    add column routing text;
comment on column desk.case_.escalate_to is 'The desk that decides it after its deadline; null: it stays where it is';
comment on column desk.case_.routing is 'What the exception rules proposed, as decisions keep it; null where no rules were asked';
create index case_opened_at on desk.case_ using brin (opened_at) with (pages_per_range = 32);
