-- CreateEnum
CREATE TYPE "complaint_wish" AS ENUM ('replacement', 'reduction', 'refund', 'other');

-- CreateTable
CREATE TABLE "complaint" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "order_id" TEXT,
    "order_number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "noticed" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "wish" "complaint_wish" NOT NULL,
    "locale" TEXT NOT NULL,
    "submitted_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer_by" TIMESTAMP(3) NOT NULL,
    "answered_at" TIMESTAMP(3),

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "complaint_reference_key" ON "complaint"("reference");

-- CreateIndex
CREATE INDEX "complaint_order_id_idx" ON "complaint"("order_id");

-- CreateIndex
CREATE INDEX "complaint_answered_at_answer_by_idx" ON "complaint"("answered_at", "answer_by");

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;
