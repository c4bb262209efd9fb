import { languageOf, markets } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { localesServing } from '#shop/legal/served-markets.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { SettingsForm } from '#shop/settings/staff/components/settings-form.tsx'
import { Checkbox } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('settings:read', async ({ locale, search }) => {
  const t = translator(locale, 'staff-settings')
  const site = translator(locale, 'site')
  const served = await findServedMarkets(database())
  const kept = await keptStaffForm(locale, 'markets', {})
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
        {search.done ? <Notice tone="positive" role="status" title={t('saved')} /> : null}
        <SettingsForm
          locale={locale}
          id="markets"
          action="/staff/api/settings/markets"
          problems={kept.problems}
          submit={t('save')}
        >
          {markets.map((market) => (
            <Checkbox
              key={market}
              id={`markets-${market}`}
              name={market}
              label={site(`switcher.markets.${market}`)}
              hint={t('markets.hint', {
                currency: marketFacts(market).currency,
                languages: listed.format(
                  localesServing([market]).map((each) => t(`legal.languages.${languageOf(each)}`)),
                ),
              })}
              defaultChecked={served.includes(market)}
            />
          ))}
        </SettingsForm>
      </div>
    </>
  )
})
