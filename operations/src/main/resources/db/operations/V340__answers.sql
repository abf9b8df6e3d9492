-- An answer is due in the partner's own time, where its folder says when it works.
alter table desk.expectation add column calendar text;
comment on column desk.expectation.calendar is 'Zone, days, hours and holidays; null when every hour counts';

-- What refuses some sets and takes others is neither the one nor the other.
alter table desk.expectation drop constraint expectation_state_check;
alter table desk.expectation add constraint expectation_state_check
    check (state in ('due', 'accepted', 'with_errors', 'partial', 'rejected', 'overdue'));
