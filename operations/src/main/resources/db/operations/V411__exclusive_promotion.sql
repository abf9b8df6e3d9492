-- An exclusive promotion's discount competes with no other discount; those that there are go together with all others, as they always did.
alter table desk.promotion add column exclusive boolean not null default false;
