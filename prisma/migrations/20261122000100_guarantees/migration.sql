-- What the application explains, the database guarantees.

-- Stock: never negative, never promised beyond what lies on the shelf.
ALTER TABLE stock_item
  ADD CONSTRAINT stock_item_on_hand_not_negative CHECK (on_hand >= 0),
  ADD CONSTRAINT stock_item_reserved_not_negative CHECK (reserved >= 0),
  ADD CONSTRAINT stock_item_no_oversell CHECK (reserved <= on_hand);
ALTER TABLE stock_movement
  ADD CONSTRAINT stock_movement_quantity CHECK (quantity <> 0 AND (kind = 'adjust' OR quantity > 0)),
  ADD CONSTRAINT stock_movement_order CHECK (
    (kind IN ('reserve', 'release', 'commit')) = (order_id IS NOT NULL) OR kind = 'restock');

-- Prices: positive minor units, ISO 4217 codes, one price per moment (unique index of the schema).
ALTER TABLE price_change
  ADD CONSTRAINT price_change_amount CHECK (amount > 0),
  ADD CONSTRAINT price_change_currency CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE vat_rate ADD CONSTRAINT vat_rate_range CHECK (rate_basis_points BETWEEN 0 AND 10000);
ALTER TABLE delivery_method
  ADD CONSTRAINT delivery_method_amounts CHECK (amount >= 0 AND free_from_amount >= 0);

ALTER TABLE product_nutrient ADD CONSTRAINT product_nutrient_amount CHECK (amount > 0);
ALTER TABLE product ADD CONSTRAINT product_one_daily_portion CHECK (
  num_nonnulls(daily_count, daily_grams, daily_millilitres) = 1);

ALTER TABLE cart_line ADD CONSTRAINT cart_line_quantity CHECK (quantity BETWEEN 1 AND 20);

-- Orders: integer arithmetic, frozen lines, one open order per cart.
ALTER TABLE orders
  ADD CONSTRAINT orders_amounts CHECK (
    subtotal_amount >= 0 AND shipping_amount >= 0 AND discount_amount >= 0
    AND total_amount = subtotal_amount + shipping_amount - discount_amount AND total_amount > 0
    AND vat_amount BETWEEN 0 AND total_amount),
  ADD CONSTRAINT orders_currency CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT orders_paid_at CHECK (payment <> 'paid' OR paid_at IS NOT NULL);
ALTER TABLE order_line
  ADD CONSTRAINT order_line_quantity CHECK (quantity > 0),
  ADD CONSTRAINT order_line_arithmetic CHECK (unit_amount > 0 AND total_amount = unit_amount * quantity),
  ADD CONSTRAINT order_line_vat CHECK (vat_amount BETWEEN 0 AND total_amount);
CREATE UNIQUE INDEX orders_one_open_per_cart ON orders (cart_id) WHERE payment IN ('pending', 'processing');
ALTER TABLE refund ADD CONSTRAINT refund_amount CHECK (amount > 0);
ALTER TABLE payment ADD CONSTRAINT payment_amount CHECK (amount > 0);
CREATE UNIQUE INDEX payment_one_success_per_order ON payment (order_id) WHERE outcome = 'succeeded';
CREATE UNIQUE INDEX mail_one_of_a_kind_per_order ON mail (order_id, kind)
  WHERE kind IN ('order-confirmed', 'order-refunded-sold-out', 'order-cancelled');

-- Comments: a decision names who and when.
ALTER TABLE comment ADD CONSTRAINT comment_decision CHECK (
  (status = 'pending') = (decided_at IS NULL) AND (status = 'pending') = (decided_by IS NULL));

-- The application works as shop_app: it reads and writes, but cannot rewrite history or change the schema.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shop_app') THEN
    CREATE ROLE shop_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- made by a database beside this one at the same moment
END $$;
DO $$
BEGIN
  EXECUTE format('GRANT shop_app TO %I', current_user);
END $$;
GRANT USAGE ON SCHEMA public TO shop_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO shop_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO shop_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO shop_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO shop_app;
REVOKE UPDATE, DELETE, TRUNCATE ON price_change, stock_movement, order_event, payment FROM shop_app;
