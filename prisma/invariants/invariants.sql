-- Each query answers zero rows in a shop that is well: (invariant, key, detail).
-- After a scenario, after a crash, after a restore, and every hour in a live shop (docs/operations.md).
-- Not here: I12 needs Stripe's own lists (against-stripe.sql), I20 the files of uploaded pictures (the job of the hour
-- compares them with their rows).

-- I01 nothing oversold, nothing negative
SELECT 'I01' AS invariant, variant_id::text AS key, format('on hand %s, reserved %s', on_hand, reserved) AS detail
FROM invariants.stock
WHERE on_hand < 0 OR reserved < 0 OR reserved > on_hand;

-- I02 the ledger explains the counters
SELECT 'I02' AS invariant, s.variant_id::text AS key,
  format('counters %s/%s, ledger %s/%s', s.on_hand, s.reserved, coalesce(l.on_hand, 0), coalesce(l.reserved, 0)) AS detail
FROM invariants.stock s
LEFT JOIN (
  SELECT variant_id,
    sum(CASE kind WHEN 'receive' THEN qty WHEN 'adjust' THEN qty WHEN 'restock' THEN qty WHEN 'commit' THEN -qty ELSE 0 END)
      AS on_hand,
    sum(CASE kind WHEN 'reserve' THEN qty WHEN 'release' THEN -qty WHEN 'commit' THEN -qty ELSE 0 END) AS reserved
  FROM invariants.stock_move GROUP BY variant_id
) l ON l.variant_id = s.variant_id
WHERE coalesce(l.on_hand, 0) <> s.on_hand OR coalesce(l.reserved, 0) <> s.reserved;

-- I03 each line is reserved with its quantity once per hold; then at most one of commit and release, of the same
-- quantity; a hold that was followed by another one (late money) had been given back
SELECT 'I03' AS invariant, l.order_id || '/' || l.variant_id AS key,
  format('hold %s of %s: line %s, reserved %s, committed %s, released %s', a, o.hold_attempt, l.qty,
    coalesce(h.reserved, 0), coalesce(h.committed, 0), coalesce(h.released, 0)) AS detail
FROM invariants.order_line l
JOIN invariants.orders o ON o.id = l.order_id
CROSS JOIN LATERAL generate_series(1, o.hold_attempt) a
LEFT JOIN invariants.hold h ON h.order_id = l.order_id AND h.variant_id = l.variant_id AND h.attempt = a
WHERE coalesce(h.reserved, 0) <> l.qty
  OR h.committed NOT IN (0, l.qty) OR h.released NOT IN (0, l.qty)
  OR (h.committed > 0 AND h.released > 0)
  OR (a < o.hold_attempt AND h.released <> l.qty);

-- I03 and nothing moved for a line or a hold that is not there
SELECT 'I03' AS invariant, h.order_id || '/' || h.variant_id AS key,
  format('hold %s of %s, line %s', h.attempt, o.hold_attempt, coalesce(l.qty::text, 'missing')) AS detail
FROM invariants.hold h
JOIN invariants.orders o ON o.id = h.order_id
LEFT JOIN invariants.order_line l ON l.order_id = h.order_id AND l.variant_id = h.variant_id
WHERE l.order_id IS NULL OR h.attempt NOT BETWEEN 1 AND o.hold_attempt;

-- I03 never more comes back to the shelf than went out
SELECT 'I03' AS invariant, order_id || '/' || variant_id AS key,
  format('restocked %s, committed %s', restocked, committed) AS detail
FROM (
  SELECT order_id, variant_id,
    coalesce(sum(qty) FILTER (WHERE kind = 'restock'), 0) AS restocked,
    coalesce(sum(qty) FILTER (WHERE kind = 'commit'), 0) AS committed
  FROM invariants.stock_move WHERE order_id IS NOT NULL GROUP BY order_id, variant_id
) m
WHERE restocked > committed;

-- I04 status, hold and the moves of the present hold agree. Money in review may find the goods held, sold or given
-- back: a person decides; the moves must say the same as the hold all the same.
SELECT 'I04' AS invariant, o.id AS key,
  format('%s, hold %s (%s): lines %s, commits %s, releases %s', o.status, o.hold, o.hold_attempt, n.lines,
    n.commits, n.releases) AS detail
FROM invariants.orders o
LEFT JOIN LATERAL (
  SELECT count(*) AS lines, count(*) FILTER (WHERE h.committed > 0) AS commits,
    count(*) FILTER (WHERE h.released > 0) AS releases
  FROM invariants.order_line l
  LEFT JOIN invariants.hold h
    ON h.order_id = l.order_id AND h.variant_id = l.variant_id AND h.attempt = o.hold_attempt
  WHERE l.order_id = o.id
) n ON true
WHERE n.lines = 0
  OR NOT CASE o.hold
    WHEN 'held' THEN n.commits = 0 AND n.releases = 0
    WHEN 'committed' THEN n.commits = n.lines AND n.releases = 0
    ELSE n.releases = n.lines AND n.commits = 0
  END
  OR NOT CASE
    WHEN o.status IN ('paid', 'shipped') THEN o.hold = 'committed'
    WHEN o.status IN ('pending', 'processing') THEN o.hold = 'held'
    WHEN o.status IN ('expired', 'payment_failed') THEN o.hold = 'released'
    WHEN o.status = 'cancelled' THEN o.hold IN ('committed', 'released')
    ELSE true
  END;

-- I05 arithmetic in whole minor units: lines, goods, shipping, total
SELECT 'I05' AS invariant, o.id AS key,
  format('goods %s, shipping %s, discount %s, total %s; lines %s', o.subtotal, o.shipping, o.discount, o.total,
    coalesce(l.goods, 0)) AS detail
FROM invariants.orders o
LEFT JOIN (
  SELECT order_id, sum(line_total) AS goods, bool_or(line_total <> qty * unit_amount) AS is_wrong
  FROM invariants.order_line GROUP BY order_id
) l ON l.order_id = o.id
WHERE coalesce(l.is_wrong, true) OR l.goods <> o.subtotal OR o.subtotal + o.shipping - o.discount <> o.total;

-- I05 and of VAT: half up on each line and each share of the shipping, the order's VAT is the sum of what stands on lines and shipping
SELECT 'I05' AS invariant, o.id AS key,
  format('VAT %s; lines %s, shipping %s of %s', o.vat, l.vat, s.vat, s.gross) AS detail
FROM invariants.orders o
JOIN (
  SELECT order_id, sum(vat) AS vat,
    bool_or(vat <> (2 * line_total::bigint * vat_rate + 10000 + vat_rate) / (2 * (10000 + vat_rate))) AS is_wrong
  FROM invariants.order_line GROUP BY order_id
) l ON l.order_id = o.id
CROSS JOIN LATERAL (
  SELECT coalesce(sum((share ->> 'vatAmount')::numeric), 0) AS vat,
    coalesce(sum((share ->> 'grossAmount')::numeric), 0) AS gross,
    bool_or((share ->> 'vatAmount')::bigint <> (
      2 * (share ->> 'grossAmount')::bigint * (share ->> 'rateBasisPoints')::bigint + 10000
        + (share ->> 'rateBasisPoints')::bigint) / (2 * (10000 + (share ->> 'rateBasisPoints')::bigint))) AS is_wrong
  FROM jsonb_array_elements(o.shipping_vat) share
) s
WHERE l.is_wrong OR s.is_wrong OR l.vat + s.vat <> o.vat OR s.gross <> o.shipping;

-- I06 paid is: exactly one succeeded payment of that amount and currency; unpaid is none
SELECT 'I06' AS invariant, o.id AS key,
  format('%s, payments %s of %s %s, total %s %s', o.status, p.payments, p.amount, p.currencies, o.total, o.currency)
    AS detail
FROM invariants.orders o
CROSS JOIN LATERAL (
  SELECT count(*) AS payments, coalesce(sum(amount), 0) AS amount, string_agg(currency, ' ') AS currencies
  FROM invariants.payment WHERE order_id = o.id AND status = 'succeeded'
) p
WHERE (o.payment_fact = 'paid'
    AND (p.payments <> 1 OR p.amount <> o.total OR p.currencies <> o.currency OR o.paid_at IS NULL))
  OR (o.status IN ('pending', 'processing', 'expired', 'payment_failed') AND p.payments > 0);

-- I06 money goes back by the payment that its order names
SELECT 'I06' AS invariant, o.id AS key,
  format('%s, names payment %s, has %s', o.payment_fact, o.payment_intent, p.payment_intent) AS detail
FROM invariants.orders o
LEFT JOIN invariants.payment p ON p.order_id = o.id AND p.status = 'succeeded'
WHERE o.payment_fact IN ('paid', 'review') AND o.payment_intent IS DISTINCT FROM p.payment_intent;

-- I06 and no money is an order's own and one that came besides
SELECT 'I06' AS invariant, s.order_id AS key, format('payment %s of order %s is a second one too', s.payment_intent, p.order_id)
  AS detail
FROM invariants.second_payment s JOIN invariants.payment p ON p.payment_intent = s.payment_intent;

-- I06 and nothing is packed that was never paid
SELECT 'I06' AS invariant, o.id AS key, format('%s, but %s', o.fulfilment_fact, o.payment_fact) AS detail
FROM invariants.orders o
WHERE o.fulfilment_fact IN ('packed', 'shipped', 'delivered') AND NOT EXISTS (
  SELECT FROM invariants.order_history h WHERE h.order_id = o.id AND h.fact = 'payment' AND h.to_status = 'paid');

-- I07 one order per session and per payment, one open order per cart. Unique indexes refuse it; this finds a restored
-- database that lacks them.
SELECT 'I07' AS invariant, key, format('%s orders of one %s', count(*), what) AS detail
FROM (
  SELECT 'session' AS what, session_id AS key FROM invariants.orders
  UNION ALL SELECT 'payment', payment_intent FROM invariants.orders
  UNION ALL SELECT 'cart', checkout_token FROM invariants.orders WHERE status IN ('pending', 'processing')
) k
WHERE key IS NOT NULL
GROUP BY what, key HAVING count(*) > 1;

-- I08 never more goes back than came, in the currency in which it came, and the order says how much went back
SELECT 'I08' AS invariant, o.id AS key,
  format('refunds %s (%s without those only asked for), paid %s, says %s', r.all_amount, r.amount, p.amount,
    o.refund_fact) AS detail
FROM invariants.orders o
CROSS JOIN LATERAL (
  SELECT coalesce(sum(amount), 0) AS all_amount,
    coalesce(sum(amount) FILTER (WHERE status <> 'requested'), 0) AS amount,
    coalesce(bool_or(NOT EXISTS (
      SELECT FROM invariants.payment p
      WHERE p.order_id = o.id AND p.status = 'succeeded' AND p.currency = f.currency)), false) AS is_foreign
  FROM invariants.refund f WHERE order_id = o.id AND status IN ('requested', 'pending', 'succeeded')
) r
CROSS JOIN LATERAL (
  SELECT coalesce(sum(amount), 0) AS amount FROM invariants.payment WHERE order_id = o.id AND status = 'succeeded'
) p
WHERE r.all_amount > p.amount OR r.is_foreign
  OR o.refund_fact <> CASE WHEN r.amount = 0 THEN 'none' WHEN r.amount >= p.amount THEN 'full' ELSE 'partial' END;

-- I08 a refund that names what it pays back is of that amount
SELECT 'I08' AS invariant, f.order_id AS key,
  format('refund %s of %s: pieces %s, delivery %s', f.id, f.amount, l.amount, f.shipping) AS detail
FROM invariants.refund f
CROSS JOIN LATERAL (
  SELECT coalesce(sum(amount), 0) AS amount FROM invariants.refund_line WHERE refund_id = f.id
) l
WHERE f.status IN ('requested', 'pending', 'succeeded') AND l.amount + f.shipping NOT IN (0, f.amount);

-- I08 no piece goes back twice, or at another price than it was bought for
SELECT 'I08' AS invariant, b.order_id || '/' || b.variant_id AS key,
  format('%s pieces for %s back; line of %s at %s', b.qty, b.amount, coalesce(l.qty, 0), l.unit_amount) AS detail
FROM (
  SELECT order_id, variant_id, sum(qty) AS qty, sum(amount) AS amount FROM invariants.refund_line
  GROUP BY order_id, variant_id
) b
LEFT JOIN invariants.order_line l ON l.order_id = b.order_id AND l.variant_id = b.variant_id
WHERE l.qty IS NULL OR b.qty > l.qty OR b.amount <> b.qty * l.unit_amount;

-- I08 and no delivery costs
SELECT 'I08' AS invariant, o.id AS key, format('delivery of %s, %s of it back', o.shipping, sum(f.shipping)) AS detail
FROM invariants.orders o JOIN invariants.refund f ON f.order_id = o.id
WHERE f.status IN ('requested', 'pending', 'succeeded')
GROUP BY o.id, o.shipping HAVING sum(f.shipping) > o.shipping;

-- I09 no event of Stripe's left lying
SELECT 'I09' AS invariant, e.id AS key, concat_ws(' ', e.type, e.error) AS detail
FROM invariants.stripe_event e, invariants.asked q
WHERE e.processed_at IS NULL AND e.received_at < q.now - q.grace;

-- I10 exactly one confirmation per order that was ever paid (it may have gone to review since), none for others, and it
-- was sent. Mails are kept for 90 days, so an older order may have none.
SELECT 'I10' AS invariant, o.id AS key,
  format('%s, confirmations %s, dead %s, waiting %s', o.status, m.mails, m.dead, m.waiting) AS detail
FROM invariants.orders o
CROSS JOIN invariants.asked q
LEFT JOIN (
  SELECT order_id, min(at) AS paid_at FROM invariants.order_history
  WHERE fact = 'payment' AND to_status = 'paid' GROUP BY order_id
) h ON h.order_id = o.id
CROSS JOIN LATERAL (
  SELECT count(*) AS mails, count(*) FILTER (WHERE status = 'dead') AS dead,
    count(*) FILTER (WHERE status = 'queued' AND created_at < q.now - q.grace) AS waiting
  FROM invariants.mail WHERE order_id = o.id AND kind = 'order_paid'
) m
WHERE m.mails > CASE WHEN h.order_id IS NULL THEN 0 ELSE 1 END
  OR (m.mails = 0 AND h.paid_at >= q.now - interval '89 days')
  OR m.dead > 0 OR m.waiting > 0;

-- I11 no hold without an end: past the time of its payment page only a delayed payment may hold stock, and money in
-- review while somebody is told of it
SELECT 'I11' AS invariant, o.id AS key, format('%s, held, page over at %s', o.status, o.session_expires_at) AS detail
FROM invariants.orders o, invariants.asked q
WHERE o.hold = 'held' AND o.session_expires_at < q.now - greatest(q.grace, interval '15 minutes')
  AND o.status <> 'processing'
  AND NOT (o.status = 'review' AND EXISTS (
    SELECT FROM invariants.alert a WHERE a.order_id = o.id AND a.resolved_at IS NULL));

-- I13 every version of a product has its audit row, one each, without a gap; the oldest leave the trail after two years
SELECT 'I13' AS invariant, p.id::text AS key,
  format('version %s, %s audit rows of versions %s to %s', p.version, a.rows, a.first, a.last) AS detail
FROM invariants.product p
CROSS JOIN LATERAL (
  SELECT count(*) AS rows, count(DISTINCT version) AS versions, min(version) AS first, max(version) AS last
  FROM invariants.product_audit WHERE product_id = p.id
) a
WHERE a.rows <> a.versions OR a.versions <> a.last - a.first + 1
  OR a.last <> p.version OR (a.rows = 0 AND p.created_at > (SELECT now FROM invariants.asked) - interval '23 months')
  OR (a.first <> 1 AND p.created_at > (SELECT now FROM invariants.asked) - interval '23 months');

-- I14 a decided comment says who decided and when
SELECT 'I14' AS invariant, id AS key, status AS detail
FROM invariants.comment
WHERE status <> 'pending' AND (decided_by IS NULL OR decided_at IS NULL);

-- I15 nobody who has left is signed in, and nobody longer than half a day
SELECT 'I15' AS invariant, s.id AS key, format('%s since %s, disabled: %s', s.staff_id, s.created_at, s.is_disabled) AS detail
FROM invariants.asked q, invariants.staff_session s
WHERE s.expires_at > q.now AND (s.is_disabled OR s.created_at < q.now - interval '12 hours 5 minutes');

-- I16 nothing about people is kept beyond its time (docs/operations.md, Retention)
SELECT 'I16' AS invariant, k.key, k.detail
FROM invariants.asked q
CROSS JOIN LATERAL (
  SELECT 'order ' || id AS key, format('%s: contact data since %s', status, created_at) AS detail
  FROM invariants.orders
  WHERE status IN ('expired', 'payment_failed') AND contact_facts > 0
    AND created_at < q.now - interval '30 days' - q.retention_grace
  UNION ALL
  -- The year of the sale, the year in which its tax falls due, then the years of the law.
  SELECT 'order ' || o.id, format('%s: contact data since %s', o.status, o.created_at)
  FROM invariants.orders o JOIN invariants.tax_record_years y ON y.market = o.market
  WHERE o.status NOT IN ('expired', 'payment_failed') AND o.contact_facts > 0
    AND date_trunc('year', o.created_at AT TIME ZONE 'UTC') + make_interval(years => y.years + 2)
      < (q.now - q.retention_grace) AT TIME ZONE 'UTC'
    AND o.dispute_fact <> 'open'
  UNION ALL
  SELECT 'order ' || id, format('%s: telephone number or note since %s', fulfilment_fact, parcel_at)
  FROM invariants.orders
  WHERE parcel_facts > 0 AND fulfilment_fact IN ('shipped', 'delivered', 'cancelled')
    AND parcel_at < q.now - interval '6 months' - q.retention_grace
  UNION ALL
  SELECT 'note ' || n.id, format('order %s, over since %s', o.id, o.parcel_at)
  FROM invariants.order_note n JOIN invariants.orders o ON o.id = n.order_id
  WHERE o.fulfilment_fact IN ('shipped', 'delivered', 'cancelled')
    AND o.parcel_at < q.now - interval '6 months' - q.retention_grace
  UNION ALL
  SELECT kind || ' ' || id, format('since %s', submitted_at) FROM invariants.consumer_letter
  WHERE submitted_at < q.now - interval '6 years' - q.retention_grace
  UNION ALL
  SELECT 'mail ' || id, format('%s since %s', kind, created_at) FROM invariants.mail
  WHERE created_at < q.now - (CASE WHEN kind LIKE 'comment-%' THEN interval '30 days' ELSE interval '90 days' END)
    - q.retention_grace
  UNION ALL
  SELECT 'privacy request ' || id, format('asked %s, answered %s', asked_at, answered_at)
  FROM invariants.privacy_request
  WHERE (confirmed_at IS NULL AND asked_at < q.now - interval '7 days' - q.retention_grace)
    OR (email IS NOT NULL AND answered_at < q.now - interval '30 days' - q.retention_grace)
    OR answered_at < q.now - interval '24 months' - q.retention_grace
  UNION ALL
  SELECT 'cart ' || id, format('since %s', updated_at) FROM invariants.cart
  WHERE updated_at < q.now - interval '60 days' - q.retention_grace
  UNION ALL
  SELECT 'event ' || id, format('since %s', received_at) FROM invariants.stripe_event
  WHERE received_at < q.now - interval '30 days' - q.retention_grace
  UNION ALL
  SELECT 'form ' || form, format('%s, expired by %s', count(*), max(expires_at)) FROM invariants.kept_form
  WHERE expires_at < q.now - q.retention_grace GROUP BY form
  UNION ALL
  SELECT 'limit ' || name, format('%s, expired by %s', count(*), max(expires_at)) FROM invariants.rate_limit
  WHERE expires_at < q.now - q.retention_grace GROUP BY name
  UNION ALL
  SELECT 'comment ' || id, format('%s, kept since %s', status, decided_at) FROM invariants.comment
  WHERE status IN ('rejected', 'spam') AND decided_at < q.now - interval '30 days' - q.retention_grace
    AND (body <> '' OR author_name <> '' OR email IS NOT NULL OR ip IS NOT NULL)
  UNION ALL
  SELECT 'comment ' || c.id, format('e-mail since %s', c.created_at) FROM invariants.comment c
  WHERE c.status = 'approved' AND c.email IS NOT NULL
    AND greatest(c.created_at, c.decided_at) < q.now - interval '12 months' - q.retention_grace
    AND NOT EXISTS (
      SELECT FROM invariants.comment r WHERE r.parent_id = c.id AND r.status = 'approved'
        AND r.created_at >= q.now - interval '12 months' - q.retention_grace)
  UNION ALL
  SELECT 'comment ' || id, format('client address since %s', created_at) FROM invariants.comment
  WHERE ip IS NOT NULL AND created_at < q.now - interval '30 days' - q.retention_grace
  UNION ALL
  SELECT 'report ' || id, format('e-mail, resolved at %s', resolved_at) FROM invariants.comment_report
  WHERE email IS NOT NULL AND resolved_at < q.now - interval '30 days' - q.retention_grace
  UNION ALL
  SELECT 'report ' || id, format('resolved at %s', resolved_at) FROM invariants.comment_report
  WHERE resolved_at < q.now - interval '24 months' - q.retention_grace
  UNION ALL
  -- A credit note of a later year keeps the receipt that it corrects.
  SELECT 'invoice ' || i.number, format('to be kept until %s', i.keep_until)
  FROM invariants.invoice i JOIN invariants.orders o ON o.id = i.order_id
  WHERE o.dispute_fact <> 'open' AND NOT EXISTS (
    SELECT FROM invariants.invoice l WHERE l.order_id = i.order_id AND l.keep_until >= q.now - q.retention_grace)
  UNION ALL
  SELECT 'audit', format('%s rows, the oldest of %s', count(*), min(at)) FROM invariants.audit
  WHERE at < q.now - interval '24 months' - q.retention_grace HAVING count(*) > 0
) k;

-- I17 in review only what was meant to be
SELECT 'I17' AS invariant, 'review' AS key, format('%s orders in review, %s expected', n.orders, q.expected_review) AS detail
FROM invariants.asked q,
  (SELECT count(*) AS orders FROM invariants.orders WHERE payment_fact = 'review') n
WHERE n.orders <> q.expected_review;

-- I18 the history of each fact is an unbroken chain that ends in what the order says; payment moves only as allowed
WITH present AS (
  SELECT o.id AS order_id, f.fact, f.first, f.now_is FROM invariants.orders o
  CROSS JOIN LATERAL (VALUES
    ('payment', '', o.payment_fact), ('fulfilment', 'open', o.fulfilment_fact),
    ('refund', 'none', o.refund_fact), ('dispute', 'none', o.dispute_fact)) f(fact, first, now_is)
), link AS (
  SELECT *, lag(to_status) OVER w AS previous, lead(id) OVER w IS NULL AS is_last
  FROM invariants.order_history WINDOW w AS (PARTITION BY order_id, fact ORDER BY id)
)
SELECT 'I18' AS invariant, p.order_id AS key,
  format('%s: %s -> %s after %s, now %s', p.fact, coalesce(l.from_status, '(nothing)'),
    coalesce(l.to_status, '(no history)'), coalesce(l.previous, '(nothing)'), p.now_is) AS detail
FROM present p
LEFT JOIN link l ON l.order_id = p.order_id AND l.fact = p.fact
LEFT JOIN invariants.allowed_transition a
  ON a.from_status = coalesce(l.from_status, '') AND a.to_status = l.to_status
WHERE (l.id IS NULL AND p.now_is <> p.first)
  OR (l.id IS NOT NULL AND (
    coalesce(l.from_status, '') <> coalesce(l.previous, p.first)
    OR (l.is_last AND l.to_status <> p.now_is)
    OR (p.fact = 'payment' AND a.to_status IS NULL)));

-- I19a the numbers of a series run from 1 without a gap to what its counter says; a series may be forgotten when
-- the tax law of its market lets go of it
SELECT 'I19a' AS invariant, coalesce(s.series, i.series) AS key,
  format('%s numbers from %s to %s, counter %s', coalesce(i.numbers, 0), i.first, i.last, s.last_sequence) AS detail
FROM invariants.invoice_series s
CROSS JOIN invariants.asked q
JOIN invariants.tax_record_years y ON y.market = s.market
FULL JOIN (
  SELECT series, count(*) AS numbers, min(sequence) AS first, max(sequence) AS last
  FROM invariants.invoice GROUP BY series
) i ON i.series = s.series
WHERE s.series IS NULL
  OR (make_date(s.year + y.years + 2, 1, 1) > q.now AT TIME ZONE 'UTC'
    AND (i.series IS NULL OR i.first <> 1 OR i.last <> i.numbers OR i.last <> s.last_sequence));

-- I19b one receipt, of its amounts, for each order that was ever paid; none for any other
SELECT 'I19b' AS invariant, o.id AS key,
  format('%s receipts of %s with VAT %s; order %s with VAT %s, paid at %s', n.receipts, n.gross, n.vat, o.total, o.vat,
    h.paid_at) AS detail
FROM invariants.orders o
CROSS JOIN invariants.asked q
JOIN invariants.tax_record_years y ON y.market = o.market
LEFT JOIN (
  SELECT order_id, min(at) AS paid_at FROM invariants.order_history
  WHERE fact = 'payment' AND to_status = 'paid' GROUP BY order_id
) h ON h.order_id = o.id
CROSS JOIN LATERAL (
  SELECT count(*) AS receipts, sum(gross) AS gross, sum(vat) AS vat, bool_and(currency = o.currency) AS is_own
  FROM invariants.invoice WHERE order_id = o.id AND kind = 'invoice'
) n
WHERE n.receipts > CASE WHEN h.order_id IS NULL THEN 0 ELSE 1 END
  OR (n.receipts = 0
    AND date_trunc('year', h.paid_at AT TIME ZONE 'UTC') + make_interval(years => y.years + 2) > q.now AT TIME ZONE 'UTC')
  OR (n.receipts > 0 AND (n.gross <> o.total OR n.vat <> o.vat OR NOT n.is_own));

-- I19b and it charges at each rate what stands on the lines and the shipping
SELECT 'I19b' AS invariant, coalesce(i.order_id, s.order_id) AS key,
  format('at rate %s receipt %s with VAT %s, order %s with VAT %s', coalesce(i.rate, s.rate), i.gross, i.vat, s.gross, s.vat)
    AS detail
FROM (
  SELECT h.order_id, h.rate, h.gross, h.vat FROM invariants.invoice_share h
  JOIN invariants.invoice n ON n.number = h.number AND n.kind = 'invoice'
) i
FULL JOIN (
  SELECT order_id, rate, sum(gross) AS gross, sum(vat) AS vat
  FROM (
    SELECT order_id, vat_rate AS rate, line_total AS gross, vat FROM invariants.order_line
    UNION ALL
    SELECT o.id, (share ->> 'rateBasisPoints')::int, (share ->> 'grossAmount')::bigint, (share ->> 'vatAmount')::bigint
    FROM invariants.orders o CROSS JOIN LATERAL jsonb_array_elements(o.shipping_vat) share
  ) sold
  WHERE order_id IN (SELECT order_id FROM invariants.invoice WHERE kind = 'invoice')
  GROUP BY order_id, rate
) s ON s.order_id = i.order_id AND s.rate = i.rate
WHERE i.gross IS DISTINCT FROM s.gross OR i.vat IS DISTINCT FROM s.vat;

-- I19c a credit note stands for each succeeded refund of an order that has a receipt, of its amount, and for no other
SELECT 'I19c' AS invariant, f.id AS key,
  format('%s of %s %s; %s notes of %s', f.status, f.amount, f.currency, n.notes, n.gross) AS detail
FROM invariants.refund f
CROSS JOIN LATERAL (
  SELECT coalesce(-sum(i.sign), 0) AS notes, coalesce(-sum(i.sign * i.gross), 0) AS gross,
    coalesce(bool_or(i.currency <> f.currency OR i.order_id <> f.order_id), false) AS is_foreign
  FROM invariants.invoice i WHERE i.refund_id = f.id
) n
WHERE n.is_foreign
  OR (EXISTS (SELECT FROM invariants.invoice i WHERE i.order_id = f.order_id AND i.kind = 'invoice')
    AND (n.notes <> (f.status = 'succeeded')::int
      OR n.gross <> CASE f.status WHEN 'succeeded' THEN f.amount ELSE 0 END));

-- I19d never more is credited than was invoiced, rate by rate
SELECT 'I19d' AS invariant, order_id AS key, format('%s left at rate %s, VAT %s', gross, rate, vat) AS detail
FROM (
  SELECT order_id, rate, sum(sign * gross) AS gross, sum(sign * vat) AS vat FROM invariants.invoice_share
  GROUP BY order_id, rate
) r
WHERE gross < 0 OR vat < 0 OR vat > gross;

-- I19e what a document prints is what it counts for, and what corrects another is of the same order
SELECT 'I19e' AS invariant, i.number AS key,
  format('prints %s %s; shares %s with VAT %s, counts %s with VAT %s', i.data ->> 'number', i.data ->> 'grossAmount', s.gross,
    s.vat, i.gross, i.vat) AS detail
FROM invariants.invoice i
LEFT JOIN (
  SELECT number, sum(gross) AS gross, sum(vat) AS vat FROM invariants.invoice_share GROUP BY number
) s ON s.number = i.number
LEFT JOIN invariants.invoice c ON c.number = i.corrects_number
WHERE i.data ->> 'number' <> i.number OR i.data ->> 'kind' <> i.kind OR i.data ->> 'currency' <> i.currency
  OR (i.data ->> 'grossAmount')::bigint <> i.gross OR (i.data ->> 'vatAmount')::bigint <> i.vat
  OR s.gross IS DISTINCT FROM i.gross OR s.vat IS DISTINCT FROM i.vat
  OR (i.kind <> 'invoice' AND c.order_id IS DISTINCT FROM i.order_id);

-- I21 money that is to go back is on its way: of what was asked for an hour ago Stripe knows
SELECT 'I21' AS invariant, m.id AS key, format('%s of order %s asked for at %s', m.kind, m.order_id, m.at) AS detail
FROM invariants.asked q
CROSS JOIN LATERAL (
  SELECT id, 'refund' AS kind, order_id, at FROM invariants.refund WHERE status = 'requested'
  UNION ALL
  SELECT payment_intent, 'second payment', order_id, at FROM invariants.second_payment WHERE status = 'requested'
) m
WHERE m.at < q.now - greatest(q.grace, interval '1 hour');
