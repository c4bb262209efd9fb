-- A cart leads to its orders, and forgetting carts asks for the orders of each.
-- CreateIndex
CREATE INDEX "orders_cart_id_idx" ON "orders"("cart_id");
