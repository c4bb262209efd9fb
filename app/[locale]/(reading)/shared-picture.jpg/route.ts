import { defaultLocale, isLocale, languageOf } from '#i18n/locale.ts'
import { sendSharedPicture } from '#shop/legal/handlers.ts'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }) {
  const given = (await params).locale
  return sendSharedPicture(languageOf(isLocale(given) ? given : defaultLocale))
}
