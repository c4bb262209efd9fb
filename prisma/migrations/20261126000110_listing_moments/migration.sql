-- When a list changes by itself its own rows say. Many products share such moments: indexes of them alone mislead whoever
-- looks for the prices or texts of one product.
DROP INDEX price_change_market_valid_from_idx;
DROP INDEX product_translation_language_published_at_idx;
CREATE INDEX product_listing_market_shown_from_idx ON product_listing (market, shown_from);
