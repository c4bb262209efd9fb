-- Sources and the figures drawn from them are edited as data: who saves over somebody else's change is told.
ALTER TABLE "reference" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "figure" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
