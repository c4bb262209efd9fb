import { addressOf } from '#i18n/address.ts'
import { negotiateLocale } from '#i18n/negotiation.ts'

export const dynamic = 'force-dynamic'

export function GET(request: Request) {
  const locale = negotiateLocale(request.headers.get('accept-language'))
  return new Response(null, {
    status: 307,
    headers: { location: addressOf(locale, 'home'), vary: 'Accept-Language', 'cache-control': 'no-store' },
  })
}
