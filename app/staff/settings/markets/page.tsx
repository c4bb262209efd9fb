import { languageOf, markets, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { marketsWithoutNumber } from '#shop/legal/packaging-number.ts'
import { findPackagingNumbers, findServedMarkets } from '#shop/legal/queries.ts'
import { localesServing } from '#shop/legal/served-markets.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { SettingsForm } from '#shop/settings/staff/components/settings-form.tsx'
import { Checkbox, TextInput } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

/** What a market that was opened a moment ago may still lack. */
function NowAsked({ locale }: { locale: Locale }) {
  const t = translator(locale, 'staff-settings')
  return (
    <>
      <p>{t('markets.opened')}</p>
      <ul>
        {(['trader', 'delivery', 'legal', 'notices'] as const).map((place) => (
          <li key={place}>
            <a className="link" href={`/staff/settings/${place}`}>
              {t(`places.${place}`)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

export default workshopPage('settings:read', async ({ locale, search }) => {
  const t = translator(locale, 'staff-settings')
  const site = translator(locale, 'site')
  const served = await findServedMarkets(database())
  const numbers = await findPackagingNumbers(database())
  const registers = Object.fromEntries(
    markets.map((market) => {
      const { packagingRegister: register } = marketFacts(market)
      return [`packagingNumber${market}`, t('markets.packagingNumber', { register })]
    }),
  )
  const kept = await keptStaffForm(locale, 'markets', registers)
  const wasRefused = Object.keys(kept.values).length > 0
  const listed = new Intl.ListFormat(locale, { type: 'conjunction' })
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={t('title')}
        title={t('markets.title')}
        lead={t('markets.lead')}
      />
      <div className="grid gap-6">
        {search.done ? (
          <Notice tone="positive" role="status" title={t('saved')}>
            {search.done === 'opened' ? <NowAsked locale={locale} /> : null}
          </Notice>
        ) : null}
        {marketsWithoutNumber(served, numbers).map((market) => {
          const { packagingRegister: register } = marketFacts(market)
          return (
            <Notice
              key={market}
              tone="caution"
              title={t('live.fault.packagingNumber', {
                market: site(`switcher.markets.${market}`),
                register,
              })}
            />
          )
        })}
        <SettingsForm
          locale={locale}
          id="markets"
          action="/staff/api/settings/markets"
          problems={kept.problems}
          submit={t('save')}
        >
          {markets.map((market) => (
            <div key={market} className="grid max-w-[60ch] gap-3 border-t border-line pt-5">
              <Checkbox
                id={`markets-${market}`}
                name={market}
                label={site(`switcher.markets.${market}`)}
                hint={t('markets.hint', {
                  currency: marketFacts(market).currency,
                  languages: listed.format(
                    localesServing([market]).map((each) => t(`legal.languages.${languageOf(each)}`)),
                  ),
                })}
                defaultChecked={wasRefused ? kept.values[market] === 'on' : served.includes(market)}
              />
              <TextInput
                id={`markets-packagingNumber${market}`}
                name={`packagingNumber${market}`}
                label={registers[`packagingNumber${market}`]}
                hint={t('markets.packagingHint')}
                defaultValue={kept.values[`packagingNumber${market}`] ?? numbers[market] ?? ''}
                error={kept.problems.of(`packagingNumber${market}`)}
                maxLength={40}
              />
            </div>
          ))}
        </SettingsForm>
      </div>
    </>
  )
})
