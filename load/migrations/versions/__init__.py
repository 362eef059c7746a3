"""One file a migration. Each is frozen once released: it names tables and columns itself and imports none of ours."""
