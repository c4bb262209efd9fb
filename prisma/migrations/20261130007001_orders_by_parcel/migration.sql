-- Staff look an order up by the number on its parcel.
CREATE INDEX "orders_tracking_number_idx" ON "orders"("tracking_number");
