-- What is looked up by its time is mostly what came last: of that a summary of blocks knows nothing until the next vacuum, so each look read up to a
-- fifth of the table. Rows of one transaction share their moment, which keeps these small.
drop index trail.decision_decided_at;
create index decision_decided_at on trail.decision (decided_at);
drop index desk.seen_decided_at;
create index seen_decided_at on desk.seen (decided_at);
drop index desk.case_opened_at;
create index case_opened_at on desk.case_ (opened_at);
