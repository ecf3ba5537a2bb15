comment on table control.catalogue_file is 'One row per file of a state of the catalogue, views of derived facts among them, so that a figure can be computed again with the rules of its day.';
comment on column control.catalogue_file.path is 'Path below jobs/, or sql/derived/… for a view.';
