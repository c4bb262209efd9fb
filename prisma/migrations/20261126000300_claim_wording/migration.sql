-- A wording that no published source confirms in a language is shown on the word of a person who compared it.
CREATE TABLE claim_wording_confirmation (
  claim_id TEXT NOT NULL,
  language TEXT NOT NULL,
  wording TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- The wording is its own version: another wording is another row, and nobody has confirmed it yet.
  CONSTRAINT claim_wording_confirmation_pkey PRIMARY KEY (claim_id, language, wording)
);
GRANT SELECT, INSERT ON claim_wording_confirmation TO shop_app;
REVOKE UPDATE, DELETE, TRUNCATE ON claim_wording_confirmation FROM shop_app;

-- Until now the same was decided product by product; the first word on a wording counts for all of them.
INSERT INTO claim_wording_confirmation (claim_id, language, wording, actor, at)
SELECT DISTINCT ON (claim_id, language, wording) claim_id, language, wording, actor, at
FROM (
  SELECT facts.claim_id, decision.key::jsonb ->> 2 AS language, facts.wording, decision.actor, decision.at
  FROM product_decision AS decision
  CROSS JOIN LATERAL (
    SELECT max(fact ->> 1) FILTER (WHERE fact ->> 0 = 'claim') AS claim_id,
      max(fact ->> 1) FILTER (WHERE fact ->> 0 = 'wording') AS wording
    FROM jsonb_array_elements(decision.key::jsonb -> 5) AS fact
  ) AS facts
  WHERE decision.key LIKE '["CLAIM-01",%' AND decision.key::jsonb ->> 4 = 'claims.wording-unverified'
) AS decided
WHERE claim_id IS NOT NULL AND language IS NOT NULL AND wording IS NOT NULL
ORDER BY claim_id, language, wording, at;
