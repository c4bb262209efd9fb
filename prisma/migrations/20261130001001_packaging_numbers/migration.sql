-- Numbers in the registers of packaging are kept by market; the one the trader has told so far is the Polish one. A market
-- that is served already goes on being served: the workshop says what is missing.
INSERT INTO setting (key, value, updated_at)
SELECT 'packagingNumbers', jsonb_build_object('PL', value ->> 'wasteRegisterNumber'), now()
FROM setting
WHERE key = 'trader' AND coalesce(value ->> 'wasteRegisterNumber', '') <> ''
ON CONFLICT (key) DO NOTHING;
