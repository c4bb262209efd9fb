-- CreateEnum
CREATE TYPE "invoice_kind" AS ENUM ('invoice', 'credit', 'reversal');

-- CreateTable
CREATE TABLE "invoice_series" (
    "series" TEXT NOT NULL,
    "last_sequence" INTEGER NOT NULL,
    "last_issued_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "invoice_series_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "invoice" (
    "number" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" "invoice_kind" NOT NULL,
    "order_id" TEXT NOT NULL,
    "refund_id" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "corrects_number" TEXT,
    "currency" TEXT NOT NULL,
    "gross_amount" INTEGER NOT NULL,
    "vat_amount" INTEGER NOT NULL,
    "issued_at" TIMESTAMP(3) NOT NULL,
    "keep_until" TIMESTAMP(3) NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "invoice_series_sequence_key" ON "invoice"("series", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_refund_id_kind_attempt_key" ON "invoice"("refund_id", "kind", "attempt");

-- CreateIndex
CREATE INDEX "invoice_order_id_idx" ON "invoice"("order_id");

-- CreateIndex
CREATE INDEX "invoice_issued_at_idx" ON "invoice"("issued_at");

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_corrects_number_fkey" FOREIGN KEY ("corrects_number") REFERENCES "invoice"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE UNIQUE INDEX invoice_one_per_order ON invoice (order_id) WHERE kind = 'invoice';
CREATE UNIQUE INDEX invoice_reversed_once ON invoice (corrects_number) WHERE kind = 'reversal';
ALTER TABLE invoice
  ADD CONSTRAINT invoice_amounts CHECK (gross_amount > 0 AND vat_amount BETWEEN 0 AND gross_amount),
  ADD CONSTRAINT invoice_currency CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT invoice_corrections CHECK (
    (kind = 'invoice') = (refund_id IS NULL) AND (kind = 'invoice') = (corrects_number IS NULL)),
  ADD CONSTRAINT invoice_number CHECK (number = series || '-' || lpad(sequence::text, greatest(6, length(sequence::text)), '0'));

-- A counter goes up by one, and the number it shows belongs to the invoice written with it.
CREATE FUNCTION invoice_series_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last_sequence <> (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.last_sequence + 1 END) THEN
    RAISE EXCEPTION 'series % cannot go to %', NEW.series, NEW.last_sequence;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_series_steps BEFORE INSERT OR UPDATE ON invoice_series
  FOR EACH ROW EXECUTE FUNCTION invoice_series_steps();
CREATE FUNCTION invoice_takes_the_next_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence IS DISTINCT FROM (SELECT last_sequence FROM invoice_series WHERE series = NEW.series) THEN
    RAISE EXCEPTION 'invoice % does not carry the next number of its series', NEW.number;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_takes_the_next_number BEFORE INSERT ON invoice
  FOR EACH ROW EXECUTE FUNCTION invoice_takes_the_next_number();

-- What was issued stays as it was issued, for everybody; it may go when tax law does not want it any more.
CREATE FUNCTION invoice_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.keep_until <= now() AT TIME ZONE 'UTC' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'invoices are neither changed nor removed';
END $$;
CREATE TRIGGER invoice_stays BEFORE UPDATE OR DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION invoice_stays();
CREATE TRIGGER invoice_is_not_emptied BEFORE TRUNCATE ON invoice FOR EACH STATEMENT EXECUTE FUNCTION invoice_stays();
REVOKE UPDATE, DELETE, TRUNCATE ON invoice FROM shop_app;
REVOKE DELETE, TRUNCATE ON invoice_series FROM shop_app;
