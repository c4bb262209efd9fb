-- What staff do with products: decisions the law leaves to a person, products taken out of the shop, a list by name.
ALTER TABLE product ADD COLUMN archived_at TIMESTAMP(3);

CREATE TABLE product_decision (
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE ON UPDATE CASCADE,
  key TEXT NOT NULL,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT product_decision_pkey PRIMARY KEY (product_id, key)
);
-- A decision is never altered; another text asks for another one.
GRANT SELECT, INSERT ON product_decision TO shop_app;
REVOKE UPDATE, DELETE, TRUNCATE ON product_decision FROM shop_app;

-- Every version of a product has its audit row (I13), also of products from before the audit trail.
INSERT INTO audit_entry (actor, action, entity, entity_id, after)
SELECT 'migration', 'product.created', 'product', id::text, jsonb_build_object('version', version) FROM product;

-- The list of products goes by name.
CREATE INDEX product_translation_language_name_idx ON product_translation (language, name, product_id);
