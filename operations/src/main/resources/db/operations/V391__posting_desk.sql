-- The desk of account determination: analysts and finance write its policies, finance approves them. Which desks there are is the program's to say.
alter table desk.policy_owner drop constraint policy_owner_desk_check;
alter table desk.policy_owner add constraint policy_owner_desk_check check (desk ~ '^[a-z]+$');

insert into desk.policy_owner (desk, act, who) values
    ('posting', 'EDIT', 'ANALYST'), ('posting', 'EDIT', 'FINANCE'), ('posting', 'EDIT', 'ADMIN'),
    ('posting', 'APPROVE', 'FINANCE'), ('posting', 'APPROVE', 'ADMIN'),
    ('posting', 'ACTIVATE', 'ANALYST'), ('posting', 'ACTIVATE', 'FINANCE'), ('posting', 'ACTIVATE', 'ADMIN'),
    ('posting', 'SWITCH', 'ANALYST'), ('posting', 'SWITCH', 'FINANCE'), ('posting', 'SWITCH', 'OPERATOR'), ('posting', 'SWITCH', 'ADMIN');
