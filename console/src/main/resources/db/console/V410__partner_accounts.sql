-- People of partners: each belongs to one partner and has no other role, and no program comes in as one.
alter table console.account add column partner text;
alter table console.account add constraint account_of_partner check ((partner is not null) = ('PARTNER' = any (roles)));
alter table console.account add constraint account_partner_alone check (partner is null or cardinality(roles) = 1);
alter table console.token add constraint token_of_ours check ('PARTNER' <> all (roles));
