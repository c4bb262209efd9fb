-- The orders of the list, so that a page of it reads what it shows and not everything that is sold.
CREATE INDEX product_listing_market_position_product_id_idx ON product_listing (market, position, product_id);
CREATE INDEX product_listing_market_amount_position_product_id_idx ON product_listing (market, amount, position, product_id);
CREATE INDEX product_listing_market_price_per_day_position_product_id_idx
  ON product_listing (market, price_per_day, position, product_id);
