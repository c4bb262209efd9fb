-- AlterTable
ALTER TABLE "stock_movement" ADD COLUMN "action_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "stock_movement_action_id_key" ON "stock_movement"("action_id");
