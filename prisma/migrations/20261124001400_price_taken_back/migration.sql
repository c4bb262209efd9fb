-- A planned price is taken back by appending: of several rows for the same moment the one written last holds.
DROP INDEX price_change_variant_id_market_valid_from_key;
CREATE INDEX price_change_variant_id_market_valid_from_id_idx ON price_change (variant_id, market, valid_from, id);

-- What has been shown is never rewritten: a moment that has begun takes no second row, whatever the application believes.
CREATE FUNCTION price_change_keeps_the_past() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.valid_from <= clock_timestamp() AND EXISTS (
    SELECT FROM price_change
    WHERE variant_id = NEW.variant_id AND market = NEW.market AND valid_from = NEW.valid_from
  ) THEN
    RAISE EXCEPTION 'the price of variant % in % from % has already been shown', NEW.variant_id, NEW.market, NEW.valid_from
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'price_change_keeps_the_past';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER price_change_keeps_the_past BEFORE INSERT ON price_change
  FOR EACH ROW EXECUTE FUNCTION price_change_keeps_the_past();
