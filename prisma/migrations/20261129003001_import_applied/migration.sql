-- A list that was imported is remembered as long as its trial: who asks twice gets the first answer, and nothing happens twice.
ALTER TABLE "product_import" ADD COLUMN "applied" INTEGER;
GRANT UPDATE ("applied") ON product_import TO shop_app;
