-- A list of products that was tried: what it holds, and what it would change. Gone after a day.
CREATE TABLE "product_import" (
    "id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "csv" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "product_import_pkey" PRIMARY KEY ("id")
);
GRANT SELECT, INSERT, DELETE ON product_import TO shop_app;
