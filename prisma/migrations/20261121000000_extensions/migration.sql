-- Trigrams: search that forgives typing errors, here because the tables' indexes need them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
