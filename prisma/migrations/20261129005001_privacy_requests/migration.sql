-- CreateEnum
CREATE TYPE "privacy_wish" AS ENUM ('copy', 'erasure');

-- CreateEnum
CREATE TYPE "privacy_outcome" AS ENUM ('granted', 'partly', 'refused');

-- CreateTable
CREATE TABLE "privacy_request" (
    "id" TEXT NOT NULL,
    "wish" "privacy_wish" NOT NULL,
    "email" TEXT,
    "locale" TEXT NOT NULL,
    "asked_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMP(3),
    "answer_by" TIMESTAMP(3) NOT NULL,
    "answered_at" TIMESTAMP(3),
    "answered_by" TEXT,
    "outcome" "privacy_outcome",
    "answer" TEXT,
    "copy_until" TIMESTAMP(3),
    "copied_at" TIMESTAMP(3),

    CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "restore_drill" (
    "id" TEXT NOT NULL,
    "finished_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "backup_taken_at" TIMESTAMP(3) NOT NULL,
    "restore_seconds" INTEGER NOT NULL,

    CONSTRAINT "restore_drill_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "privacy_request_answered_at_answer_by_idx" ON "privacy_request"("answered_at", "answer_by");

-- CreateIndex
CREATE INDEX "restore_drill_finished_at_idx" ON "restore_drill"("finished_at");

-- What was proved is never altered.
REVOKE UPDATE, DELETE, TRUNCATE ON restore_drill FROM shop_app;
