-- How it stands with one partner is asked by people who watch it, and by the partner itself: a look must not read all that ever came.
create index opening_partner on desk.opening (partner, message) where partner is not null;
create index expectation_overdue on desk.expectation (partner) where state = 'overdue';
