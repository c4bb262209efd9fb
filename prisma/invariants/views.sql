-- The shop's tables under neutral names, so that the invariants outlive every change of the schema.
-- Made inside a transaction that is rolled back (find-violations.ts): nothing stays behind that a migration, a dump or
-- Prisma would stumble on, and the views always fit the code that asks. By hand:
--   psql "$DATABASE_URL" -1 -f prisma/invariants/views.sql -f prisma/invariants/invariants.sql -c ROLLBACK
CREATE SCHEMA invariants;

-- What the question depends on; without a setting: now, and a system at rest.
CREATE VIEW invariants.asked AS
SELECT
  coalesce(nullif(current_setting('invariants.now', true), '')::timestamptz, now()) AS now,
  -- How long the shop may take to work something off.
  coalesce(nullif(current_setting('invariants.grace', true), ''), '0')::interval AS grace,
  -- How long a job of the night may be late.
  coalesce(nullif(current_setting('invariants.retention_grace', true), ''), '0')::interval AS retention_grace,
  -- How many orders may be in review; not asked in a live shop.
  nullif(current_setting('invariants.expected_review', true), '')::int AS expected_review,
  -- Since when Stripe was asked; what the shop claims of before is not compared.
  coalesce(nullif(current_setting('invariants.since', true), '')::timestamptz, '-infinity') AS since;

CREATE VIEW invariants.stock AS SELECT variant_id, on_hand, reserved FROM public.stock_item;

CREATE VIEW invariants.stock_move AS
SELECT id, variant_id, order_id, kind::text AS kind, quantity AS qty, attempt, at AT TIME ZONE 'UTC' AS at
FROM public.stock_movement;

-- Four independent facts (docs/decisions/0006) as the one neutral status. Money in review that went back in full, its
-- goods cancelled, is a cancelled order: nobody owes anybody anything any more.
CREATE VIEW invariants.orders AS
SELECT
  id, number, cart_id AS checkout_token, market, session_id, payment_intent_id AS payment_intent,
  session_expires_at AT TIME ZONE 'UTC' AS session_expires_at,
  CASE
    WHEN payment = 'paid' AND fulfilment = 'cancelled' THEN 'cancelled'
    WHEN payment = 'paid' AND fulfilment IN ('shipped', 'delivered') THEN 'shipped'
    WHEN payment = 'review' AND fulfilment = 'cancelled' AND refund = 'full' THEN 'cancelled'
    WHEN payment = 'failed' THEN 'payment_failed'
    ELSE payment::text
  END AS status,
  payment::text AS payment_fact, fulfilment::text AS fulfilment_fact, refund::text AS refund_fact,
  dispute::text AS dispute_fact,
  hold::text AS hold, hold_attempt, currency,
  subtotal_amount AS subtotal, shipping_amount AS shipping, discount_amount AS discount, total_amount AS total,
  vat_amount AS vat, shipping_vat,
  num_nonnulls(email, phone, name, street, postal_code, town, note, pickup_point_code, pickup_point_address)
    + (session_parameters ? 'customer_email')::int AS contact_facts,
  num_nonnulls(phone, note) AS parcel_facts,
  coalesce(delivered_at, shipped_at, placed_at) AT TIME ZONE 'UTC' AS parcel_at,
  paid_at AT TIME ZONE 'UTC' AS paid_at, placed_at AT TIME ZONE 'UTC' AS created_at, version
FROM public.orders;

CREATE VIEW invariants.order_line AS
SELECT
  order_id, variant_id, quantity AS qty, unit_amount, total_amount AS line_total,
  vat_rate_basis_points AS vat_rate, vat_amount AS vat
FROM public.order_line;

-- What the ledger says of each hold. Late money opens a new one, so an order may have several (decision 6).
CREATE VIEW invariants.hold AS
SELECT
  order_id, variant_id, attempt,
  coalesce(sum(qty) FILTER (WHERE kind = 'reserve'), 0) AS reserved,
  coalesce(sum(qty) FILTER (WHERE kind = 'commit'), 0) AS committed,
  coalesce(sum(qty) FILTER (WHERE kind = 'release'), 0) AS released
FROM invariants.stock_move
WHERE order_id IS NOT NULL AND kind IN ('reserve', 'commit', 'release')
GROUP BY order_id, variant_id, attempt;

CREATE VIEW invariants.payment AS
SELECT payment_intent_id AS payment_intent, order_id, amount, currency, outcome::text AS status FROM public.payment;

CREATE VIEW invariants.refund AS
SELECT id, order_id, stripe_refund_id, amount, shipping_amount AS shipping, currency, status::text AS status,
  at AT TIME ZONE 'UTC' AS at
FROM public.refund;

-- Pieces whose price goes back, of refunds that did not come to nothing.
CREATE VIEW invariants.refund_line AS
SELECT r.order_id, l.refund_id, l.variant_id, l.quantity AS qty, l.amount
FROM public.refund_line l JOIN public.refund r ON r.id = l.refund_id
WHERE r.status IN ('requested', 'pending', 'succeeded');

-- Money that came besides an order's own, and its way back; what could not be paid back is nobody's word any more.
CREATE VIEW invariants.second_payment AS
SELECT payment_intent_id AS payment_intent, session_id, order_id, stripe_refund_id, amount, currency,
  status::text AS status, at AT TIME ZONE 'UTC' AS at
FROM public.second_payment WHERE status <> 'failed' AND status <> 'canceled';

CREATE VIEW invariants.invoice AS
SELECT
  number, series, sequence, kind::text AS kind, order_id, refund_id, corrects_number, currency, gross_amount AS gross,
  vat_amount AS vat, CASE kind WHEN 'credit' THEN -1 ELSE 1 END AS sign, data,
  issued_at AT TIME ZONE 'UTC' AS issued_at, keep_until AT TIME ZONE 'UTC' AS keep_until
FROM public.invoice;

CREATE VIEW invariants.invoice_share AS
SELECT i.number, i.order_id, i.sign, (share ->> 'rateBasisPoints')::int AS rate,
  (share ->> 'grossAmount')::bigint AS gross, (share ->> 'vatAmount')::bigint AS vat
FROM invariants.invoice i CROSS JOIN LATERAL jsonb_array_elements(i.data -> 'shares') share;

-- A series begins with its market and its year.
CREATE VIEW invariants.invoice_series AS
SELECT series, last_sequence, split_part(series, '-', 1) AS market, split_part(series, '-', 2)::int AS year
FROM public.invoice_series;

CREATE VIEW invariants.stripe_event AS
SELECT
  id, type, error, received_at AT TIME ZONE 'UTC' AS received_at, processed_at AT TIME ZONE 'UTC' AS processed_at
FROM public.stripe_event;

CREATE VIEW invariants.mail AS
SELECT
  id, dedupe_key, CASE kind WHEN 'order-confirmed' THEN 'order_paid' ELSE kind END AS kind, order_id,
  status::text AS status, attempts AS sends, error, created_at AT TIME ZONE 'UTC' AS created_at
FROM public.mail;

-- One chain per order and fact.
CREATE VIEW invariants.order_history AS
SELECT
  id, order_id, fact::text AS fact, "from" AS from_status, "to" AS to_status, actor, at AT TIME ZONE 'UTC' AS at
FROM public.order_event;

-- `paymentTransitions` of shop/orders/order.ts; check-money.db.test.ts compares the two.
CREATE VIEW invariants.allowed_transition (from_status, to_status) AS
VALUES
  ('', 'pending'),
  ('pending', 'processing'), ('pending', 'paid'), ('pending', 'expired'), ('pending', 'failed'),
  ('pending', 'review'),
  ('processing', 'paid'), ('processing', 'failed'), ('processing', 'review'),
  ('paid', 'review'),
  ('expired', 'paid'), ('expired', 'review'),
  ('failed', 'paid'), ('failed', 'review'),
  ('review', 'paid');

-- `taxRecordYears` of shop/pricing/market.ts, compared by the same test.
CREATE VIEW invariants.tax_record_years (market, years) AS VALUES ('PL', 5), ('NL', 7);

CREATE VIEW invariants.alert AS
SELECT id, kind, order_id, resolved_at AT TIME ZONE 'UTC' AS resolved_at FROM public.staff_alert;

CREATE VIEW invariants.product AS
SELECT id, version, created_at AT TIME ZONE 'UTC' AS created_at FROM public.product;

CREATE VIEW invariants.product_audit AS
SELECT entity_id::int AS product_id, (after ->> 'version')::int AS version
FROM public.audit_entry WHERE entity = 'product' AND after ? 'version';

CREATE VIEW invariants.audit AS SELECT at AT TIME ZONE 'UTC' AS at FROM public.audit_entry;

CREATE VIEW invariants.comment AS
SELECT
  id, parent_id, status::text AS status, body, author_name, email, address AS ip, decided_by,
  decided_at AT TIME ZONE 'UTC' AS decided_at, created_at AT TIME ZONE 'UTC' AS created_at
FROM public.comment;

CREATE VIEW invariants.comment_report AS
SELECT id, email, resolved_at AT TIME ZONE 'UTC' AS resolved_at FROM public.comment_report;

CREATE VIEW invariants.order_note AS SELECT id, order_id FROM public.order_note;
CREATE VIEW invariants.consumer_letter AS
SELECT 'withdrawal' AS kind, id, submitted_at AT TIME ZONE 'UTC' AS submitted_at FROM public.withdrawal
UNION ALL SELECT 'complaint', id, submitted_at AT TIME ZONE 'UTC' FROM public.complaint;

CREATE VIEW invariants.privacy_request AS
SELECT id, email, asked_at AT TIME ZONE 'UTC' AS asked_at, confirmed_at AT TIME ZONE 'UTC' AS confirmed_at,
  answered_at AT TIME ZONE 'UTC' AS answered_at FROM public.privacy_request;

CREATE VIEW invariants.staff_session AS
SELECT s.id, s.user_id AS staff_id, s.created_at AT TIME ZONE 'UTC' AS created_at,
  s.expires_at AT TIME ZONE 'UTC' AS expires_at, u.disabled_at IS NOT NULL AS is_disabled
FROM public.staff_session s JOIN public.staff_user u ON u.id = s.user_id;

CREATE VIEW invariants.cart AS SELECT id, updated_at AT TIME ZONE 'UTC' AS updated_at FROM public.cart;
CREATE VIEW invariants.kept_form AS SELECT form, expires_at AT TIME ZONE 'UTC' AS expires_at FROM public.kept_form;
CREATE VIEW invariants.rate_limit AS
SELECT split_part(key, ':', 1) AS name, to_timestamp(expire / 1000.0) AS expires_at FROM public.rate_limit;

-- What the world outside believes; filled from Stripe before against-stripe.sql is asked.
CREATE TABLE invariants.x_session (
  id text PRIMARY KEY, status text, payment_status text, amount_total int, currency text, client_reference_id text,
  payment_intent text,
  -- The last moment at which this can have changed: that of the charge, or the end of the page's time.
  changed_at timestamptz NOT NULL);
CREATE TABLE invariants.x_refund (
  id text PRIMARY KEY, payment_intent text, amount int, currency text, status text, created_at timestamptz NOT NULL);
