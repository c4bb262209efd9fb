-- CreateTable
CREATE TABLE "second_payment" (
    "payment_intent_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "stripe_refund_id" TEXT,
    "status" "refund_status" NOT NULL DEFAULT 'requested',
    "failure" TEXT,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "second_payment_pkey" PRIMARY KEY ("payment_intent_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "second_payment_session_id_key" ON "second_payment"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "second_payment_stripe_refund_id_key" ON "second_payment"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "second_payment_order_id_idx" ON "second_payment"("order_id");

-- CreateIndex
CREATE INDEX "second_payment_status_idx" ON "second_payment"("status");

-- AddForeignKey
ALTER TABLE "second_payment" ADD CONSTRAINT "second_payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE second_payment ADD CONSTRAINT second_payment_amount CHECK (amount > 0);
