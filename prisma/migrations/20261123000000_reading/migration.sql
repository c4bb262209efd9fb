-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "decision_reason" TEXT;

-- CreateTable
CREATE TABLE "article_picture" (
    "article_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "widths" INTEGER[],
    "alt" TEXT NOT NULL,

    CONSTRAINT "article_picture_pkey" PRIMARY KEY ("article_id","language")
);

-- CreateTable
CREATE TABLE "figure" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "rows" JSONB NOT NULL,
    "reference_id" TEXT NOT NULL,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "article_picture" ADD CONSTRAINT "article_picture_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_reference_id_fkey" FOREIGN KEY ("reference_id") REFERENCES "reference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A recorded decision is a record: another one may follow it, none may be rewritten (decision 25).
REVOKE UPDATE, DELETE, TRUNCATE ON pairing_decision FROM shop_app;
