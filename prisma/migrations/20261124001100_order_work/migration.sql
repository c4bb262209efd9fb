-- What staff do with an order: pack, ship, pay back, answer, write down.
-- AlterTable
ALTER TABLE "orders" ADD COLUMN "carrier" TEXT,
ADD COLUMN "tracking_number" TEXT;

-- AlterTable
ALTER TABLE "refund" ADD COLUMN "failure" TEXT,
ADD COLUMN "shipping_amount" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "refund_line" (
    "refund_id" TEXT NOT NULL,
    "variant_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "refund_line_pkey" PRIMARY KEY ("refund_id","variant_id")
);

-- CreateTable
CREATE TABLE "order_note" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_note_pkey" PRIMARY KEY ("id")
);

-- CreateEnum
CREATE TYPE "answer_outcome" AS ENUM ('accepted', 'refused');

-- AlterTable
ALTER TABLE "withdrawal" ADD COLUMN "answer" TEXT,
ADD COLUMN "answered_at" TIMESTAMP(3),
ADD COLUMN "answered_by" TEXT,
ADD COLUMN "outcome" "answer_outcome";

-- AlterTable
ALTER TABLE "complaint" ADD COLUMN "answer" TEXT,
ADD COLUMN "answered_by" TEXT,
ADD COLUMN "outcome" "answer_outcome";

-- DropIndex
DROP INDEX "orders_placed_at_idx";

-- CreateIndex
CREATE INDEX "orders_placed_at_id_idx" ON "orders"("placed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "orders_paid_at_idx" ON "orders"("paid_at");

-- CreateIndex
CREATE INDEX "order_note_order_id_at_idx" ON "order_note"("order_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "order_note_action_id_key" ON "order_note"("action_id");

-- CreateIndex
CREATE INDEX "withdrawal_order_id_idx" ON "withdrawal"("order_id");

-- CreateIndex
CREATE INDEX "withdrawal_answered_at_submitted_at_idx" ON "withdrawal"("answered_at", "submitted_at");

-- CreateIndex
CREATE INDEX "stripe_event_received_at_idx" ON "stripe_event"("received_at");

-- CreateIndex
CREATE INDEX "staff_alert_order_id_idx" ON "staff_alert"("order_id");

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_note" ADD CONSTRAINT "order_note_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE refund ADD CONSTRAINT refund_shipping CHECK (shipping_amount BETWEEN 0 AND amount);
ALTER TABLE refund_line ADD CONSTRAINT refund_line_figures CHECK (quantity > 0 AND amount > 0);
ALTER TABLE withdrawal ADD CONSTRAINT withdrawal_answer CHECK (
  (answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (outcome IS NULL));
ALTER TABLE complaint ADD CONSTRAINT complaint_answer CHECK (
  answered_by IS NULL OR (answered_at IS NOT NULL AND outcome IS NOT NULL));

-- The lists of the workshop, newest first, a page at a time: each has what it looks through in its own order.
CREATE INDEX orders_paid_by_fulfilment ON orders (fulfilment, placed_at DESC, id DESC) WHERE payment = 'paid';
CREATE INDEX orders_unpaid_by_state ON orders (payment, placed_at DESC, id DESC) WHERE payment <> 'paid';
CREATE INDEX orders_refunded ON orders (placed_at DESC, id DESC) WHERE refund <> 'none';
CREATE INDEX orders_disputed ON orders (placed_at DESC, id DESC) WHERE dispute <> 'none';
CREATE INDEX orders_cancelled ON orders (placed_at DESC, id DESC) WHERE fulfilment = 'cancelled';
-- What people say on the phone: the beginning of an address, a part of a name.
CREATE INDEX orders_email_beginning ON orders (lower(email) text_pattern_ops);
CREATE INDEX orders_name_part ON orders USING gin (lower(name) gin_trgm_ops);
-- What a night looks through.
CREATE INDEX orders_with_phone ON orders (coalesce(delivered_at, shipped_at, placed_at)) WHERE phone IS NOT NULL OR note IS NOT NULL;
CREATE INDEX orders_with_contact ON orders (market, placed_at) WHERE anonymised_at IS NULL;

-- Never more goes back than came, whoever writes it: two at once wait for each other at the order.
CREATE FUNCTION refuse_refund_above_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid bigint;
  back bigint;
BEGIN
  IF NEW.status NOT IN ('requested', 'pending', 'succeeded') THEN RETURN NEW; END IF;
  PERFORM FROM orders WHERE id = NEW.order_id FOR UPDATE;
  SELECT coalesce(sum(amount), 0) INTO paid FROM payment
    WHERE order_id = NEW.order_id AND outcome = 'succeeded' AND currency = NEW.currency;
  SELECT coalesce(sum(amount), 0) INTO back FROM refund
    WHERE order_id = NEW.order_id AND id <> NEW.id AND status IN ('requested', 'pending', 'succeeded');
  IF back + NEW.amount > paid THEN
    RAISE EXCEPTION 'refund % of % is more than is left of what was paid (% of %)', NEW.id, NEW.amount, paid - back, paid
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_never_above_payment';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_never_above_payment BEFORE INSERT OR UPDATE OF status, amount, currency, order_id ON refund
  FOR EACH ROW EXECUTE FUNCTION refuse_refund_above_payment();
