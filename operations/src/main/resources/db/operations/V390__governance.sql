-- Changes of policies on their way, and which policies were in force, when, and by whom.

-- The examples of a set of policies, once under their fingerprint; the policies themselves stand in trail.rule_book.
create table desk.policy_examples (
    fingerprint text primary key,
    text text not null,
    first_at timestamptz not null
);

-- What is in force is the row with the highest sequence, on every node.
create table desk.policy_activation (
    sequence bigint primary key check (sequence > 0),
    kind text not null check (kind in ('founding', 'change', 'files', 'rollback', 'off', 'on')),
    book text not null,
    source text not null,
    examples text not null,
    off text[] not null,
    change bigint,
    back_to bigint,
    at timestamptz not null,
    by text not null,
    why text not null,
    check ((kind = 'change') = (change is not null)),
    check ((kind = 'rollback') = (back_to is not null))
);
comment on column desk.policy_activation.book is 'What decisions name: the source with the rules in off switched off';
create unique index policy_activation_change on desk.policy_activation (change) where change is not null;
create index policy_activation_source on desk.policy_activation (source);

-- One row: whoever activates holds it, so that two cannot at once.
create table desk.policy_head (
    one boolean primary key default true check (one)
);
insert into desk.policy_head default values;

create table desk.policy_change (
    number bigint primary key,
    revision integer not null,
    content integer not null,
    state text not null
        check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED', 'ACTIVE', 'RETIRED', 'REJECTED', 'WITHDRAWN')),
    title text not null,
    reason text not null,
    author text not null,
    desks text[] not null,
    base bigint not null,
    book text,
    effective_at timestamptz,
    zone text,
    folder text,
    created_at timestamptz not null,
    changed_at timestamptz not null
);
comment on column desk.policy_change.revision is 'Grows with every act; who acts says which one he saw';
comment on column desk.policy_change.content is 'Grows with every edit; approvals count for one content alone';
comment on column desk.policy_change.base is 'The activation whose texts it changes';
comment on column desk.policy_change.folder is 'For what differs in the folder: the fingerprint of the folder as it was read';
create sequence desk.policy_change_number start 1 increment 1;
create index policy_change_live on desk.policy_change (state)
    where state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED', 'ACTIVE');

create table desk.policy_change_file (
    change bigint not null references desk.policy_change,
    path text not null,
    text text,
    primary key (change, path)
);
comment on column desk.policy_change_file.text is 'Null: the file goes';

create table desk.policy_change_editor (
    change bigint not null references desk.policy_change,
    person text not null,
    at timestamptz not null,
    primary key (change, person)
);

create table desk.policy_approval (
    change bigint not null references desk.policy_change,
    content integer not null,
    desk text not null,
    person text not null,
    at timestamptz not null,
    why text not null,
    primary key (change, content, desk)
);

create table desk.policy_change_event (
    id bigint generated always as identity primary key,
    change bigint not null references desk.policy_change,
    revision integer not null,
    at timestamptz not null,
    by text not null,
    what text not null,
    from_state text not null,
    to_state text not null,
    why text not null
);
create index on desk.policy_change_event (change, id);

-- Who of which desk may do what: a role by its name in capitals, or one person by the name of the account.
create table desk.policy_owner (
    desk text not null check (desk in ('pricing', 'credit', 'allocation', 'exception')),
    act text not null check (act in ('EDIT', 'APPROVE', 'ACTIVATE', 'SWITCH')),
    who text not null,
    primary key (desk, act, who)
);
insert into desk.policy_owner (desk, act, who)
select desk, act, who from (values
    ('EDIT', 'ANALYST'), ('EDIT', 'ADMIN'), ('ACTIVATE', 'ANALYST'), ('ACTIVATE', 'ADMIN'),
    ('SWITCH', 'ANALYST'), ('SWITCH', 'OPERATOR'), ('SWITCH', 'ADMIN'), ('APPROVE', 'ANALYST'), ('APPROVE', 'ADMIN')) as act (act, who),
    (values ('pricing'), ('allocation'), ('exception'), ('credit')) as desk (desk)
where not (desk = 'credit' and act = 'APPROVE' and who = 'ANALYST');
insert into desk.policy_owner (desk, act, who) values
    ('credit', 'EDIT', 'FINANCE'), ('credit', 'APPROVE', 'FINANCE'), ('credit', 'ACTIVATE', 'FINANCE'), ('credit', 'SWITCH', 'FINANCE');

do $$
declare t text;
begin
    foreach t in array array['policy_examples', 'policy_activation', 'policy_change_editor', 'policy_approval', 'policy_change_event'] loop
        execute format('create trigger append_only before update or delete or truncate on desk.%I for each statement execute function book.refuse_change()', t);
    end loop;
end $$;

-- Nobody approves what he wrote, whoever signs in to the database.
create function desk.refuse_own_approval() returns trigger language plpgsql as $$
begin
    perform 1 from desk.policy_change where number = new.change for update;
    if exists (select from desk.policy_change_editor where change = new.change and person = new.person) then
        raise exception using errcode = 'check_violation',
            message = format('%s edited policy change %s and cannot approve it', new.person, new.change);
    end if;
    return new;
end $$;
create trigger own_approval before insert on desk.policy_approval for each row execute function desk.refuse_own_approval();

-- Texts change in drafts alone, and each change of them makes another content, which nobody has approved.
create function desk.refuse_late_edit() returns trigger language plpgsql as $$
declare about bigint;
begin
    about := coalesce(new.change, old.change);
    update desk.policy_change set content = content + 1 where number = about and state = 'DRAFT';
    if not found then
        raise exception using errcode = 'check_violation',
            message = format('policy change %s is no draft: its texts stand', about);
    end if;
    return coalesce(new, old);
end $$;
create trigger late_edit before insert or update or delete on desk.policy_change_file
    for each row execute function desk.refuse_late_edit();

create function desk.refuse_wrong_move() returns trigger language plpgsql as $$
declare unapproved text;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'DRAFT' then
            raise exception using errcode = 'check_violation', message = 'a policy change begins as a draft';
        end if;
        return new;
    end if;
    if old.number <> new.number or old.author <> new.author then
        raise exception using errcode = 'check_violation', message = 'number and author of a policy change stand';
    end if;
    if old.state = new.state then
        return new;
    end if;
    if (old.state || ' ' || new.state) not in (
        'DRAFT IN_REVIEW', 'DRAFT WITHDRAWN',
        'IN_REVIEW APPROVED', 'IN_REVIEW REJECTED', 'IN_REVIEW DRAFT', 'IN_REVIEW WITHDRAWN',
        'APPROVED SCHEDULED', 'APPROVED ACTIVE', 'APPROVED REJECTED', 'APPROVED DRAFT', 'APPROVED WITHDRAWN',
        'SCHEDULED ACTIVE', 'SCHEDULED APPROVED', 'SCHEDULED REJECTED', 'SCHEDULED DRAFT', 'SCHEDULED WITHDRAWN',
        'REJECTED DRAFT', 'ACTIVE RETIRED', 'RETIRED ACTIVE') then
        raise exception using errcode = 'check_violation',
            message = format('policy change %s cannot go from %s to %s', new.number, old.state, new.state);
    end if;
    if new.state = 'DRAFT' then
        new.content := old.content + 1;
    end if;
    if new.state in ('APPROVED', 'SCHEDULED') or (new.state = 'ACTIVE' and old.state <> 'RETIRED') then
        -- By the files themselves: what the row says of its desks could be said by anybody.
        select coalesce(min(d), 'any desk') into unapproved from (select split_part(path, '/', 1) as d from desk.policy_change_file
            where change = new.number group by 1) touched
        where not exists (
            select from desk.policy_approval a where a.change = new.number and a.content = new.content and a.desk = d
            and not exists (select from desk.policy_change_editor e where e.change = a.change and e.person = a.person));
        if unapproved <> 'any desk' or not exists (select from desk.policy_change_file where change = new.number) then
            raise exception using errcode = 'check_violation',
                message = format('policy change %s is not approved for %s', new.number, unapproved);
        end if;
    end if;
    return new;
end $$;
create trigger wrong_move before insert or update on desk.policy_change for each row execute function desk.refuse_wrong_move();

-- What comes into force as a change is one that was approved and has come there by its legal moves.
create function desk.refuse_unapproved_activation() returns trigger language plpgsql as $$
begin
    if new.change is not null
            and not exists (select from desk.policy_change c where c.number = new.change and c.state = 'ACTIVE') then
        raise exception using errcode = 'check_violation',
            message = format('policy change %s is not approved and cannot come into force', new.change);
    end if;
    return new;
end $$;
create trigger unapproved_activation before insert on desk.policy_activation
    for each row execute function desk.refuse_unapproved_activation();
