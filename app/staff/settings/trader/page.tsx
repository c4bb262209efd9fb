import { languages, markets } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { namesOf, SettingsForm, TextFields } from '#shop/settings/staff/components/settings-form.tsx'
import { findTraderSetting } from '#shop/settings/staff/queries.ts'
import {
  plainTraderFields,
  spokenName,
  spokenTraderFields,
  traderValues,
} from '#shop/settings/staff/trader-fields.ts'
import { Checkbox } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('settings:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-settings')
  const trader = await findTraderSetting(database(), staff)
  const stored = traderValues(trader)
  const fields = [
    ...plainTraderFields.map((name) => ({ name, label: t(`trader.${name}`) })),
    { name: 'capital', label: t('trader.capital') },
    ...spokenTraderFields.flatMap(([field]) =>
      languages.map((language) => ({
        name: spokenName(field, language),
        label: t(`trader.${field}`, { language: t(`legal.languages.${language}`) }),
      })),
    ),
    ...markets.flatMap((market) => [
      { name: `deliveryMinimum${market}`, label: t('trader.deliveryMinimum', { market }) },
      { name: `deliveryMaximum${market}`, label: t('trader.deliveryMaximum', { market }) },
    ]),
  ].map((field) => ({ ...field, value: stored[field.name] }))
  const kept = await keptStaffForm(locale, 'trader', namesOf(fields))
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={t('title')}
        title={t('trader.title')}
        lead={t('trader.lead')}
      />
      <div className="grid gap-6">
        {search.done ? <Notice tone="positive" role="status" title={t('saved')} /> : null}
        <SettingsForm
          locale={locale}
          id="trader"
          action="/staff/api/settings/trader"
          problems={kept.problems}
          submit={t('save')}
        >
          <TextFields form="trader" fields={fields} values={kept.values} problems={kept.problems} />
          <Checkbox
            id="trader-fictional"
            name="fictional"
            label={t('trader.fictional')}
            defaultChecked={trader?.fictional ?? false}
          />
        </SettingsForm>
      </div>
    </>
  )
})
