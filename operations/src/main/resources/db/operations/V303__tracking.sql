-- A carrier's number as it is compared: without spaces, in capitals. Carriers and warehouses write the same one differently.
create function desk.tracking(said text) returns text immutable strict parallel safe language sql
    return upper(regexp_replace(said, '\s', '', 'g'));

create index despatch_tracking on desk.despatch (desk.tracking(tracking)) where tracking is not null;
