-- A path may be longer than an index row, and two paths may look the same: files are known by the hash of their path.
alter table intake.arrival add column path_sha256 text;
update intake.arrival set path_sha256 = encode(sha256(convert_to(path, 'UTF8')), 'hex');
alter table intake.arrival alter column path_sha256 set not null;
alter table intake.arrival drop constraint arrival_path_bytes_modified_at_key;
alter table intake.arrival add unique (path_sha256, bytes, modified_at);

comment on column intake.arrival.path is 'Path of the file below the inbox, with slashes, without control characters and marks of direction.';
comment on column intake.arrival.path_sha256 is 'SHA-256 in hexadecimal of the path as the file system had it: what tells files apart.';
