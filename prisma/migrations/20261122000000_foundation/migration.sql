-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "publication_status" AS ENUM ('draft', 'published');

-- CreateEnum
CREATE TYPE "search_kind" AS ENUM ('product', 'article', 'substance');

-- CreateEnum
CREATE TYPE "mail_status" AS ENUM ('queued', 'sent', 'dead');

-- CreateEnum
CREATE TYPE "comment_status" AS ENUM ('pending', 'approved', 'rejected', 'spam');

-- CreateEnum
CREATE TYPE "stock_movement_kind" AS ENUM ('receive', 'adjust', 'reserve', 'release', 'commit', 'restock');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('pending', 'processing', 'paid', 'expired', 'failed', 'review');

-- CreateEnum
CREATE TYPE "fulfilment_state" AS ENUM ('open', 'packed', 'shipped', 'delivered', 'cancelled');

-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('none', 'partial', 'full');

-- CreateEnum
CREATE TYPE "dispute_state" AS ENUM ('none', 'open', 'won', 'lost');

-- CreateEnum
CREATE TYPE "hold_state" AS ENUM ('held', 'committed', 'released');

-- CreateEnum
CREATE TYPE "order_fact" AS ENUM ('payment', 'fulfilment', 'refund', 'dispute');

-- CreateEnum
CREATE TYPE "delivery_kind" AS ENUM ('courier', 'pickup');

-- CreateEnum
CREATE TYPE "payment_outcome" AS ENUM ('succeeded', 'failed');

-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('requested', 'pending', 'succeeded', 'failed', 'canceled');

-- CreateTable
CREATE TABLE "author" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "author_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "author_translation" (
    "author_key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "credentials" TEXT NOT NULL,
    "biography" TEXT NOT NULL,

    CONSTRAINT "author_translation_pkey" PRIMARY KEY ("author_key","language")
);

-- CreateTable
CREATE TABLE "article" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "author_key" TEXT NOT NULL,
    "published_at" TIMESTAMP(3) NOT NULL,
    "reviewed_on" DATE NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_translation" (
    "article_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "status" "publication_status" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "meta_title" TEXT NOT NULL,
    "meta_description" TEXT NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "article_translation_pkey" PRIMARY KEY ("article_id","language")
);

-- CreateTable
CREATE TABLE "article_former_slug" (
    "language" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "article_id" INTEGER NOT NULL,

    CONSTRAINT "article_former_slug_pkey" PRIMARY KEY ("language","slug")
);

-- CreateTable
CREATE TABLE "pairing_decision" (
    "id" TEXT NOT NULL,
    "article_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pairing_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "authors" TEXT[],
    "title" TEXT NOT NULL,
    "container_title" TEXT,
    "year" INTEGER NOT NULL,
    "volume" TEXT,
    "issue" TEXT,
    "pages" TEXT,
    "doi" TEXT,
    "pmid" TEXT,
    "url" TEXT,
    "language" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "note" JSONB,

    CONSTRAINT "reference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_reference" (
    "article_id" INTEGER NOT NULL,
    "reference_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "article_reference_pkey" PRIMARY KEY ("article_id","reference_id")
);

-- CreateTable
CREATE TABLE "substance" (
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "food_sources" JSONB NOT NULL,

    CONSTRAINT "substance_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "substance_translation" (
    "substance_key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "substance_translation_pkey" PRIMARY KEY ("substance_key","language")
);

-- CreateTable
CREATE TABLE "article_substance" (
    "article_id" INTEGER NOT NULL,
    "substance_key" TEXT NOT NULL,

    CONSTRAINT "article_substance_pkey" PRIMARY KEY ("article_id","substance_key")
);

-- CreateTable
CREATE TABLE "article_product" (
    "article_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "article_product_pkey" PRIMARY KEY ("article_id","product_id")
);

-- CreateTable
CREATE TABLE "cart" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "cart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_line" (
    "cart_id" TEXT NOT NULL,
    "variant_id" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "seen_unit_amount" INTEGER NOT NULL,
    "position" SERIAL NOT NULL,

    CONSTRAINT "cart_line_pkey" PRIMARY KEY ("cart_id","variant_id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "dosage_form" TEXT NOT NULL,
    "packaging" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "tax_class" TEXT NOT NULL,
    "daily_count" DECIMAL(10,3),
    "daily_grams" DECIMAL(10,3),
    "daily_millilitres" DECIMAL(10,3),
    "allergens" TEXT[],
    "diets" TEXT[],
    "free_from" TEXT[],
    "statements" TEXT[],
    "sweeteners" BOOLEAN NOT NULL DEFAULT false,
    "sugars" BOOLEAN NOT NULL DEFAULT false,
    "novel_food" BOOLEAN NOT NULL DEFAULT false,
    "name_is_claim" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_translation" (
    "product_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "status" "publication_status" NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMP(3),
    "name" TEXT NOT NULL,
    "tagline" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "nutrient_category" TEXT NOT NULL,
    "dosage_form_label" TEXT NOT NULL,
    "ingredients" TEXT NOT NULL,
    "usage" TEXT NOT NULL,
    "storage" TEXT NOT NULL,
    "best_before" TEXT NOT NULL,
    "operator" TEXT NOT NULL,
    "meta_title" TEXT NOT NULL,
    "meta_description" TEXT NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "product_translation_pkey" PRIMARY KEY ("product_id","language")
);

-- CreateTable
CREATE TABLE "product_former_slug" (
    "language" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,

    CONSTRAINT "product_former_slug_pkey" PRIMARY KEY ("language","slug")
);

-- CreateTable
CREATE TABLE "product_market" (
    "product_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "notification_id" TEXT,
    "notified_at" TIMESTAMP(3),

    CONSTRAINT "product_market_pkey" PRIMARY KEY ("product_id","market")
);

-- CreateTable
CREATE TABLE "product_variant" (
    "id" SERIAL NOT NULL,
    "product_id" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "gtin" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "net_count" INTEGER,
    "net_grams" DECIMAL(10,3),
    "net_millilitres" DECIMAL(10,3),
    "portions_per_pack" INTEGER NOT NULL,
    "shipping_weight_grams" INTEGER NOT NULL,
    "archived_at" TIMESTAMP(3),

    CONSTRAINT "product_variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_variant_translation" (
    "variant_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "net_quantity" TEXT NOT NULL,

    CONSTRAINT "product_variant_translation_pkey" PRIMARY KEY ("variant_id","language")
);

-- CreateTable
CREATE TABLE "product_picture" (
    "id" SERIAL NOT NULL,
    "product_id" INTEGER NOT NULL,
    "variant_id" INTEGER,
    "language" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "widths" INTEGER[],
    "alt" TEXT NOT NULL,

    CONSTRAINT "product_picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_document" (
    "kind" "search_kind" NOT NULL,
    "key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "weight" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("kind","key","language")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "session_id" TEXT,
    "received_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMP(3),
    "error" TEXT,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_method" (
    "key" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "kind" "delivery_kind" NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "free_from_amount" INTEGER,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "delivery_method_pkey" PRIMARY KEY ("market","key")
);

-- CreateTable
CREATE TABLE "delivery_method_translation" (
    "market" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "promise" TEXT NOT NULL,

    CONSTRAINT "delivery_method_translation_pkey" PRIMARY KEY ("market","key","language")
);

-- CreateTable
CREATE TABLE "pickup_point" (
    "market" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "pickup_point_pkey" PRIMARY KEY ("market","code")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "order_id" TEXT,
    "locale" TEXT NOT NULL,
    "recipient" TEXT,
    "facts" JSONB NOT NULL,
    "status" "mail_status" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMP(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kept_form" (
    "token_hash" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "expires_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "kept_form_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "staff_alert" (
    "id" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "order_id" TEXT,
    "facts" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMP(3),

    CONSTRAINT "staff_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "product_claim" (
    "product_id" INTEGER NOT NULL,
    "claim_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "product_claim_pkey" PRIMARY KEY ("product_id","claim_id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" TEXT NOT NULL,
    "article_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "parent_id" TEXT,
    "author_name" TEXT NOT NULL,
    "email" TEXT,
    "address" TEXT,
    "body" TEXT NOT NULL,
    "by_staff" BOOLEAN NOT NULL DEFAULT false,
    "status" "comment_status" NOT NULL DEFAULT 'pending',
    "held_reasons" TEXT[],
    "submission_id" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMP(3),
    "withdrawn_at" TIMESTAMP(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_report" (
    "id" TEXT NOT NULL,
    "comment_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMP(3),

    CONSTRAINT "comment_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_item" (
    "variant_id" INTEGER NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_item_pkey" PRIMARY KEY ("variant_id")
);

-- CreateTable
CREATE TABLE "stock_movement" (
    "id" BIGSERIAL NOT NULL,
    "variant_id" INTEGER NOT NULL,
    "order_id" TEXT,
    "kind" "stock_movement_kind" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_text" (
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "valid_from" TIMESTAMP(3) NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "legal_text_pkey" PRIMARY KEY ("kind","language","version")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "product_nutrient" (
    "product_id" INTEGER NOT NULL,
    "nutrient" TEXT NOT NULL,
    "forms" TEXT[],
    "amount" DECIMAL(12,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "product_nutrient_pkey" PRIMARY KEY ("product_id","nutrient")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "cart_id" TEXT,
    "locale" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "name" TEXT,
    "street" TEXT,
    "postal_code" TEXT,
    "town" TEXT,
    "country" TEXT NOT NULL,
    "delivery_method" TEXT NOT NULL,
    "delivery_kind" "delivery_kind" NOT NULL,
    "delivery_name" TEXT NOT NULL,
    "pickup_point_code" TEXT,
    "pickup_point_address" TEXT,
    "note" TEXT,
    "subtotal_amount" INTEGER NOT NULL,
    "shipping_amount" INTEGER NOT NULL,
    "discount_amount" INTEGER NOT NULL DEFAULT 0,
    "total_amount" INTEGER NOT NULL,
    "vat_amount" INTEGER NOT NULL,
    "shipping_vat" JSONB NOT NULL,
    "payment" "payment_state" NOT NULL DEFAULT 'pending',
    "fulfilment" "fulfilment_state" NOT NULL DEFAULT 'open',
    "refund" "refund_state" NOT NULL DEFAULT 'none',
    "dispute" "dispute_state" NOT NULL DEFAULT 'none',
    "hold" "hold_state" NOT NULL DEFAULT 'held',
    "hold_attempt" INTEGER NOT NULL DEFAULT 1,
    "fingerprint" TEXT NOT NULL,
    "session_parameters" JSONB NOT NULL,
    "session_expires_at" TIMESTAMP(3) NOT NULL,
    "session_id" TEXT,
    "session_url" TEXT,
    "payment_intent_id" TEXT,
    "token_version" INTEGER NOT NULL DEFAULT 1,
    "terms_version" TEXT NOT NULL,
    "placed_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paid_at" TIMESTAMP(3),
    "shipped_at" TIMESTAMP(3),
    "delivered_at" TIMESTAMP(3),
    "anonymised_at" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "order_id" TEXT NOT NULL,
    "variant_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "variant_label" TEXT NOT NULL,
    "designation" TEXT NOT NULL,
    "unit_amount" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "total_amount" INTEGER NOT NULL,
    "vat_rate_basis_points" INTEGER NOT NULL,
    "vat_amount" INTEGER NOT NULL,
    "label_snapshot" JSONB NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("order_id","variant_id")
);

-- CreateTable
CREATE TABLE "order_event" (
    "id" BIGSERIAL NOT NULL,
    "order_id" TEXT NOT NULL,
    "fact" "order_fact" NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "payment_intent_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "outcome" "payment_outcome" NOT NULL,
    "method" TEXT,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("payment_intent_id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "stripe_refund_id" TEXT,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "status" "refund_status" NOT NULL DEFAULT 'requested',
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "withdrawal" (
    "id" TEXT NOT NULL,
    "order_id" TEXT,
    "order_number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "items" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "submitted_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vat_rate" (
    "market" TEXT NOT NULL,
    "tax_class" TEXT NOT NULL,
    "valid_from" TIMESTAMP(3) NOT NULL,
    "rate_basis_points" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "vat_rate_pkey" PRIMARY KEY ("market","tax_class","valid_from")
);

-- CreateTable
CREATE TABLE "price_change" (
    "id" BIGSERIAL NOT NULL,
    "variant_id" INTEGER NOT NULL,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER,
    "valid_from" TIMESTAMP(3) NOT NULL,
    "announced" BOOLEAN NOT NULL DEFAULT false,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "price_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "article_key_key" ON "article"("key");

-- CreateIndex
CREATE UNIQUE INDEX "article_translation_language_slug_key" ON "article_translation"("language", "slug");

-- CreateIndex
CREATE INDEX "pairing_decision_article_id_language_idx" ON "pairing_decision"("article_id", "language");

-- CreateIndex
CREATE UNIQUE INDEX "substance_translation_language_slug_key" ON "substance_translation"("language", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "cart_token_hash_key" ON "cart"("token_hash");

-- CreateIndex
CREATE INDEX "cart_updated_at_idx" ON "cart"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "product_key_key" ON "product"("key");

-- CreateIndex
CREATE UNIQUE INDEX "product_translation_language_slug_key" ON "product_translation"("language", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "product_variant_sku_key" ON "product_variant"("sku");

-- CreateIndex
CREATE UNIQUE INDEX "product_variant_gtin_key" ON "product_variant"("gtin");

-- CreateIndex
CREATE INDEX "product_variant_product_id_idx" ON "product_variant"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_picture_product_id_language_position_key" ON "product_picture"("product_id", "language", "position");

-- CreateIndex
CREATE INDEX "search_document_folded" ON "search_document" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "stripe_event_processed_at_idx" ON "stripe_event"("processed_at");

-- CreateIndex
CREATE INDEX "pickup_point_folded" ON "pickup_point" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "mail_dedupe_key_key" ON "mail"("dedupe_key");

-- CreateIndex
CREATE INDEX "mail_status_created_at_idx" ON "mail"("status", "created_at");

-- CreateIndex
CREATE INDEX "mail_order_id_idx" ON "mail"("order_id");

-- CreateIndex
CREATE INDEX "kept_form_expires_at_idx" ON "kept_form"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "staff_alert_dedupe_key_key" ON "staff_alert"("dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "comment_submission_id_key" ON "comment"("submission_id");

-- CreateIndex
CREATE INDEX "comment_article_id_language_status_created_at_idx" ON "comment"("article_id", "language", "status", "created_at");

-- CreateIndex
CREATE INDEX "comment_status_created_at_idx" ON "comment"("status", "created_at");

-- CreateIndex
CREATE INDEX "stock_movement_variant_id_at_idx" ON "stock_movement"("variant_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "stock_movement_order_id_variant_id_kind_attempt_key" ON "stock_movement"("order_id", "variant_id", "kind", "attempt");

-- CreateIndex
CREATE INDEX "product_nutrient_nutrient_idx" ON "product_nutrient"("nutrient");

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");

-- CreateIndex
CREATE UNIQUE INDEX "orders_session_id_key" ON "orders"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_payment_intent_id_key" ON "orders"("payment_intent_id");

-- CreateIndex
CREATE INDEX "orders_payment_session_expires_at_idx" ON "orders"("payment", "session_expires_at");

-- CreateIndex
CREATE INDEX "orders_email_idx" ON "orders"("email");

-- CreateIndex
CREATE INDEX "orders_placed_at_idx" ON "orders"("placed_at");

-- CreateIndex
CREATE INDEX "order_event_order_id_id_idx" ON "order_event"("order_id", "id");

-- CreateIndex
CREATE INDEX "payment_order_id_idx" ON "payment"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_action_id_key" ON "refund"("action_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_stripe_refund_id_key" ON "refund"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "refund_order_id_idx" ON "refund"("order_id");

-- CreateIndex
CREATE INDEX "refund_status_idx" ON "refund"("status");

-- CreateIndex
CREATE UNIQUE INDEX "price_change_variant_id_market_valid_from_key" ON "price_change"("variant_id", "market", "valid_from");

-- AddForeignKey
ALTER TABLE "author_translation" ADD CONSTRAINT "author_translation_author_key_fkey" FOREIGN KEY ("author_key") REFERENCES "author"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_author_key_fkey" FOREIGN KEY ("author_key") REFERENCES "author"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_translation" ADD CONSTRAINT "article_translation_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_former_slug" ADD CONSTRAINT "article_former_slug_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_decision" ADD CONSTRAINT "pairing_decision_article_id_language_fkey" FOREIGN KEY ("article_id", "language") REFERENCES "article_translation"("article_id", "language") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_reference" ADD CONSTRAINT "article_reference_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_reference" ADD CONSTRAINT "article_reference_reference_id_fkey" FOREIGN KEY ("reference_id") REFERENCES "reference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "substance_translation" ADD CONSTRAINT "substance_translation_substance_key_fkey" FOREIGN KEY ("substance_key") REFERENCES "substance"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_substance" ADD CONSTRAINT "article_substance_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_substance" ADD CONSTRAINT "article_substance_substance_key_fkey" FOREIGN KEY ("substance_key") REFERENCES "substance"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_product" ADD CONSTRAINT "article_product_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_product" ADD CONSTRAINT "article_product_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "cart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_translation" ADD CONSTRAINT "product_translation_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_former_slug" ADD CONSTRAINT "product_former_slug_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_market" ADD CONSTRAINT "product_market_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_variant" ADD CONSTRAINT "product_variant_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_variant_translation" ADD CONSTRAINT "product_variant_translation_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_picture" ADD CONSTRAINT "product_picture_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_picture" ADD CONSTRAINT "product_picture_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_method_translation" ADD CONSTRAINT "delivery_method_translation_market_key_fkey" FOREIGN KEY ("market", "key") REFERENCES "delivery_method"("market", "key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_claim" ADD CONSTRAINT "product_claim_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_report" ADD CONSTRAINT "comment_report_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_item" ADD CONSTRAINT "stock_item_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "stock_item"("variant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_nutrient" ADD CONSTRAINT "product_nutrient_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "cart"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_change" ADD CONSTRAINT "price_change_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

