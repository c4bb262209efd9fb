-- A confirmed wording is taken back by appending: of several words on one wording the one written last holds.
ALTER TABLE claim_wording_confirmation DROP CONSTRAINT claim_wording_confirmation_pkey;
ALTER TABLE claim_wording_confirmation ADD COLUMN id SERIAL NOT NULL;
ALTER TABLE claim_wording_confirmation ADD CONSTRAINT claim_wording_confirmation_pkey PRIMARY KEY (id);
ALTER TABLE claim_wording_confirmation ADD COLUMN confirmed BOOLEAN NOT NULL DEFAULT true;
CREATE INDEX claim_wording_confirmation_claim_id_language_wording_id_idx
  ON claim_wording_confirmation (claim_id, language, wording, id);
