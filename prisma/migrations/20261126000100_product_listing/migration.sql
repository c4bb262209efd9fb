-- What a list asks of every product to show one page and count its facets, ready to be read: a row says what is sold to
-- a market from when until when. The view computes it, the table keeps it, triggers keep it true.
CREATE TABLE product_listing (
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE ON UPDATE CASCADE,
  market TEXT NOT NULL,
  shown_from TIMESTAMP(3) NOT NULL,
  shown_until TIMESTAMP(3) NOT NULL,
  names JSONB NOT NULL,
  position INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  price_per_day DOUBLE PRECISION,
  facet_values TEXT[],
  magnesium_milligrams DOUBLE PRECISION,
  CONSTRAINT product_listing_pkey PRIMARY KEY (product_id, market, shown_from)
);
CREATE INDEX product_listing_market_shown_until_idx ON product_listing (market, shown_until);

-- From one moment at which a price or a publication begins to the next; the first variant that has a price then says what
-- the product costs. Product by product: the plan stays right after an import, when the database does not know yet how
-- large its tables are.
CREATE VIEW computed_product_listing AS
SELECT product.id AS product_id, sold.market, period.shown_from, period.shown_until, texts.names, product.position,
  pack.amount,
  (pack.amount * CASE
    WHEN product.daily_count IS NOT NULL THEN product.daily_count / pack.net_count
    WHEN product.daily_grams IS NOT NULL THEN product.daily_grams / pack.net_grams
    ELSE product.daily_millilitres / pack.net_millilitres END)::double precision AS price_per_day,
  facets.facet_values, facets.magnesium_milligrams
FROM product
JOIN product_market AS sold ON sold.product_id = product.id
CROSS JOIN LATERAL (
  SELECT array_agg('nutrient:' || nutrient ORDER BY nutrient)
    || ARRAY(SELECT DISTINCT 'form:' || own.nutrient || '-' || form
        FROM product_nutrient AS own CROSS JOIN unnest(own.forms) AS form WHERE own.product_id = product.id ORDER BY 1)
    || ('dosage:' || product.dosage_form)
    || ARRAY(SELECT DISTINCT 'diet:' || diet FROM unnest(product.diets) AS diet ORDER BY 1)
    || ARRAY(SELECT DISTINCT 'without:' || food FROM unnest(product.free_from) AS food ORDER BY 1) AS facet_values,
    max(amount * CASE unit WHEN 'g' THEN 1000 WHEN 'µg' THEN 0.001 ELSE 1 END)
      FILTER (WHERE nutrient = 'magnesium')::double precision AS magnesium_milligrams
  FROM product_nutrient WHERE product_id = product.id HAVING count(*) > 0
) AS facets
CROSS JOIN LATERAL (
  SELECT moment AS shown_from, lead(moment, 1, 'infinity') OVER (ORDER BY moment) AS shown_until FROM (
    SELECT valid_from AS moment
    FROM product_variant AS own JOIN price_change ON variant_id = own.id AND price_change.market = sold.market
    WHERE own.product_id = product.id AND own.archived_at IS NULL
    UNION
    SELECT published_at FROM product_translation AS text
    WHERE text.product_id = product.id AND status = 'published' AND published_at IS NOT NULL
  ) AS moments
) AS period
CROSS JOIN LATERAL (
  SELECT jsonb_object_agg(language, name) AS names FROM product_translation AS text
  WHERE text.product_id = product.id AND status = 'published' AND published_at <= period.shown_from HAVING count(*) > 0
) AS texts
CROSS JOIN LATERAL (
  SELECT price.amount, own.net_count, own.net_grams, own.net_millilitres
  FROM product_variant AS own
  CROSS JOIN LATERAL (
    SELECT change.amount FROM price_change AS change
    WHERE change.variant_id = own.id AND change.market = sold.market AND change.valid_from <= period.shown_from
    ORDER BY change.valid_from DESC, change.id DESC LIMIT 1) AS price
  WHERE own.product_id = product.id AND own.archived_at IS NULL AND price.amount IS NOT NULL
  ORDER BY own.position, own.id LIMIT 1
) AS pack;

-- Two that write parts of one product do so one after the other; the later one sees what the former wrote.
CREATE FUNCTION keep_product_listing(product_ids INTEGER[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM FROM product WHERE id = ANY (product_ids) ORDER BY id FOR NO KEY UPDATE;
  WITH fresh AS MATERIALIZED (
    SELECT * FROM computed_product_listing WHERE product_id = ANY (product_ids)
  ), written AS (
    INSERT INTO product_listing AS kept SELECT * FROM fresh
    ON CONFLICT (product_id, market, shown_from) DO UPDATE SET shown_until = excluded.shown_until,
      names = excluded.names, position = excluded.position, amount = excluded.amount,
      price_per_day = excluded.price_per_day, facet_values = excluded.facet_values,
      magnesium_milligrams = excluded.magnesium_milligrams
    WHERE kept IS DISTINCT FROM excluded
  )
  DELETE FROM product_listing AS kept WHERE product_id = ANY (product_ids) AND NOT EXISTS (
    SELECT FROM fresh WHERE fresh.product_id = kept.product_id AND fresh.market = kept.market
      AND fresh.shown_from = kept.shown_from);
END $$;

CREATE FUNCTION product_part_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  product_ids INTEGER[];
BEGIN
  IF TG_TABLE_NAME = 'product' THEN
    product_ids := ARRAY(SELECT id FROM changed);
  ELSIF TG_TABLE_NAME = 'price_change' THEN
    product_ids := ARRAY(SELECT DISTINCT product_id FROM changed JOIN product_variant ON product_variant.id = variant_id);
  ELSE
    product_ids := ARRAY(SELECT DISTINCT product_id FROM changed);
  END IF;
  IF cardinality(product_ids) > 0 THEN
    PERFORM keep_product_listing(product_ids);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  part TEXT;
BEGIN
  FOREACH part IN ARRAY ARRAY[
    'product', 'product_translation', 'product_market', 'product_nutrient', 'product_variant', 'price_change'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_listed_new AFTER INSERT ON %1$I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION product_part_changed()', part);
    EXECUTE format('CREATE TRIGGER %1$s_listed_anew AFTER UPDATE ON %1$I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION product_part_changed()', part);
    EXECUTE format('CREATE TRIGGER %1$s_listed_less AFTER DELETE ON %1$I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION product_part_changed()', part);
  END LOOP;
END $$;

SELECT keep_product_listing(ARRAY(SELECT id FROM product));

-- Written by the triggers alone.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON product_listing FROM shop_app;
REVOKE INSERT, UPDATE, DELETE ON computed_product_listing FROM shop_app;
REVOKE EXECUTE ON FUNCTION keep_product_listing FROM PUBLIC;

-- The moment at which a list changes by itself.
CREATE INDEX price_change_market_valid_from_idx ON price_change (market, valid_from);
CREATE INDEX product_translation_language_published_at_idx ON product_translation (language, published_at);
