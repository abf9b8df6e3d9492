-- Documents that were parked are taken up by their type once there is a desk for it.
create index taken_set_parked on desk.taken_set (document_type, message, position) where status = 'parked';
