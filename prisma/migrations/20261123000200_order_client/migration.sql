-- From where an unpaid order was placed, as a signature: one connection must not keep the goods from everybody else.
-- AlterTable
ALTER TABLE "orders" ADD COLUMN "client_key" TEXT;
