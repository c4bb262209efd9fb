-- I12: the shop and Stripe believe the same about money. The shop's side was read before Stripe was asked, so whatever
-- it claims must be there; what Stripe says must have reached the shop once the grace is over.

-- I12a money taken by Stripe has an order that says so, of the same amount
SELECT 'I12a' AS invariant, x.id AS key,
  format('Stripe %s/%s %s %s for %s; order %s, %s %s', x.status, x.payment_status, x.amount_total, x.currency,
    coalesce(x.client_reference_id, '(nobody)'), coalesce(o.id, '(none)'), o.status, o.total) AS detail
FROM invariants.x_session x
CROSS JOIN invariants.asked q
-- Money of another page than the order's own waits in review under its payment.
LEFT JOIN invariants.orders o
  ON o.session_id = x.id OR (o.payment_fact = 'review' AND o.payment_intent = x.payment_intent)
WHERE x.payment_status = 'paid'
  -- What came besides goes back, and no order says that it is its own.
  AND NOT EXISTS (SELECT FROM invariants.second_payment s WHERE s.session_id = x.id AND s.amount = x.amount_total)
  AND (q.grace = '0' OR x.changed_at < q.now - q.grace)
  AND (o.id IS NULL OR o.id IS DISTINCT FROM x.client_reference_id
    OR o.status NOT IN ('paid', 'shipped', 'cancelled', 'review')
    OR (o.payment_fact <> 'review' AND (o.total <> x.amount_total OR lower(o.currency) <> lower(x.currency))));

-- I12b an order that says paid has money taken by Stripe
SELECT 'I12b' AS invariant, o.id AS key,
  format('%s; Stripe %s', o.status, coalesce(x.payment_status, '(no session)')) AS detail
FROM invariants.orders o
CROSS JOIN invariants.asked q
LEFT JOIN invariants.x_session x ON x.id = o.session_id
WHERE o.payment_fact = 'paid' AND o.created_at >= q.since AND coalesce(x.payment_status, '') <> 'paid';

-- I12c nothing is open here that is closed there
SELECT 'I12c' AS invariant, o.id AS key, format('%s; Stripe %s/%s', o.status, x.status, x.payment_status) AS detail
FROM invariants.orders o
CROSS JOIN invariants.asked q
JOIN invariants.x_session x ON x.id = o.session_id
WHERE o.status = 'pending' AND x.status <> 'open' AND (q.grace = '0' OR x.changed_at < q.now - q.grace);

-- I12d refunds agree both ways, one to one
SELECT 'I12d' AS invariant, coalesce(f.id, x.id) AS key,
  format('ours %s %s; Stripe %s %s', coalesce(f.amount::text, '(none)'), f.status, coalesce(x.amount::text, '(none)'),
    x.status) AS detail
FROM (
  SELECT id, stripe_refund_id, amount, currency, status, at FROM invariants.refund
  WHERE status IN ('pending', 'succeeded')
  UNION ALL
  SELECT payment_intent, stripe_refund_id, amount, currency, status, at FROM invariants.second_payment
  WHERE status IN ('pending', 'succeeded')
) f
FULL JOIN (SELECT * FROM invariants.x_refund WHERE status IN ('pending', 'succeeded')) x ON x.id = f.stripe_refund_id
CROSS JOIN invariants.asked q
WHERE CASE
  WHEN f.id IS NULL THEN q.grace = '0' OR x.created_at < q.now - q.grace
  WHEN x.id IS NULL THEN f.at >= q.since
  ELSE f.amount <> x.amount OR lower(f.currency) <> lower(x.currency)
END
ORDER BY 2;
