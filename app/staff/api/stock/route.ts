import { productListTag, productTag } from '#shop/catalogue/cache.ts'
import { moveStockByHand } from '#shop/inventory/staff/handlers.ts'

export const POST = moveStockByHand((productId) => [productTag(productId), productListTag])
