-- Files that must stay as they were given: the label as notified (FOOD-10), the official notice on the guarantee (CONS-07).
-- Found by their SHA-256, never changed, shown to staff alone.
CREATE TABLE "kept_file" (
    "fingerprint" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "kept_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "kept_file_pkey" PRIMARY KEY ("fingerprint"),
    CONSTRAINT "kept_file_is_what_it_is" CHECK ("fingerprint" = encode(sha256("bytes"), 'hex'))
);
CREATE TABLE "label_document" (
    "id" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMP(3),
    CONSTRAINT "label_document_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "label_document_product_id_market_idx" ON "label_document"("product_id", "market");
ALTER TABLE "label_document" ADD CONSTRAINT "label_document_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "label_document" ADD CONSTRAINT "label_document_fingerprint_fkey" FOREIGN KEY ("fingerprint") REFERENCES "kept_file"("fingerprint") ON DELETE RESTRICT ON UPDATE CASCADE;
REVOKE ALL ON kept_file, label_document FROM shop_app;
GRANT SELECT, INSERT ON kept_file TO shop_app;
GRANT SELECT, INSERT, UPDATE ("removed_at") ON label_document TO shop_app;
