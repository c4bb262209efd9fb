-- When a text last said something new, and when it was last known to say what the others say: a translation is stale
-- where another text changed after that.
ALTER TABLE "article_translation"
    ADD COLUMN "changed_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "confirmed_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
