-- Who complains is read, checked and stored nowhere: no figure rests on it.
alter table warehouse.complaint drop column complainant;
