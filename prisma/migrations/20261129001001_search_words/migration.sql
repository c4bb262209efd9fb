-- Every folded word that texts to be found hold, once per language: which one a typing error may have meant is asked of
-- words, not of texts, and the texts that hold it are found by an index of their words.
CREATE TABLE search_word (
  language TEXT NOT NULL,
  -- Letters by their codes: words with one beginning stand together in the index.
  word TEXT COLLATE "C" NOT NULL,
  CONSTRAINT search_word_pkey PRIMARY KEY (language, word)
);
CREATE INDEX search_word_word ON search_word USING gin (word gin_trgm_ops);

CREATE FUNCTION search_words(folded TEXT) RETURNS TEXT[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN string_to_array(translate(folded, E'\n', ' '), ' ');

CREATE INDEX search_document_words ON search_document USING gin (search_words(folded));

-- In one order: two that write the same words wait for each other and never in a ring.
CREATE FUNCTION keep_search_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_word (language, word)
  SELECT DISTINCT language, word COLLATE "C" FROM changed CROSS JOIN unnest(search_words(folded)) AS word
  WHERE word <> '' ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER search_document_words_new AFTER INSERT ON search_document REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION keep_search_words();
CREATE TRIGGER search_document_words_anew AFTER UPDATE ON search_document REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION keep_search_words();

INSERT INTO search_word (language, word)
SELECT DISTINCT language, word COLLATE "C" FROM search_document CROSS JOIN unnest(search_words(folded)) AS word
WHERE word <> '';
