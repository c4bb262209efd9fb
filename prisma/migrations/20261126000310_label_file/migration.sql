-- The label as it was notified is kept on file; where a notification is asked for, so is the file (FOOD-10).
ALTER TABLE product_market ADD COLUMN label_file TEXT;
