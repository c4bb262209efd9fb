-- The application looks whether every migration has run (/api/ready); what has run is the owner's to write.
DO $$
BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN -- not there where only the schema is compared
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM shop_app;
  END IF;
END $$;

-- Names in what runs with the owner's rights are looked up last among the temporary tables, which anybody may make.
ALTER FUNCTION keep_product_listing(INTEGER[]) SET search_path = public, pg_temp;
ALTER FUNCTION product_part_changed() SET search_path = public, pg_temp;
