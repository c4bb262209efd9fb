import type { ReactNode } from 'react'
import { languages, markets, type Language, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { languagesServing } from '#shop/legal/served-markets.ts'
import { namesOf, SettingsForm, TextFields } from '#shop/settings/staff/components/settings-form.tsx'
import { findTraderSetting } from '#shop/settings/staff/queries.ts'
import {
  deliveryNames,
  frontFields,
  isNeeded,
  numberFields,
  placeFields,
  plainTraderFields,
  spokenName,
  traderValues,
} from '#shop/settings/staff/trader-fields.ts'
import { Checkbox } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5 border-t border-ink pt-4">
      <legend className="float-left w-full text-title font-semibold tracking-tight">{title}</legend>
      {hint ? <p className="clear-both max-w-[60ch] text-quiet">{hint}</p> : null}
      <div className="clear-both">{children}</div>
    </fieldset>
  )
}

export default workshopPage('settings:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-settings')
  const [trader, served] = await Promise.all([
    findTraderSetting(database(), staff),
    findServedMarkets(database()),
  ])
  const stored = traderValues(trader)
  const due = languagesServing(served)
  type Spoken = Parameters<typeof spokenName>[0]
  const plain = (name: 'shopName' | (typeof plainTraderFields)[number] | (typeof numberFields)[number]) => ({
    name,
    label: t(`trader.${name}`),
    value: stored[name],
    isOptional: !isNeeded(name),
  })
  const spoken = (field: Spoken, asked: readonly Language[] = due) =>
    asked.map((language) => ({
      name: spokenName(field, language),
      label: t(`trader.${field}`, { language: t(`legal.languages.${language}`) }),
      value: stored[spokenName(field, language)],
      isOptional: !isNeeded(field),
    }))
  const days = (market: Market) =>
    deliveryNames(market).map((name, end) => ({
      name,
      label: t(end === 0 ? 'trader.deliveryMinimum' : 'trader.deliveryMaximum', { market }),
      value: stored[name],
      inputMode: 'numeric' as const,
    }))
  const groups = {
    front: [
      { ...plain('shopName'), alone: 'line' as const },
      ...spoken('tagline'),
      ...spoken('lead').map((field) => ({ ...field, alone: 'sentences' as const })),
    ],
    company: [...plainTraderFields.map(plain), ...placeFields.flatMap((field) => spoken(field))],
    numbers: [...numberFields.map(plain), ...spoken('court')],
    delivery: served.flatMap(days),
  }
  const kept = await keptStaffForm(locale, 'trader', namesOf(Object.values(groups).flat()))
  const asked = new Set<Language>(due)
  const resting = languages.filter((language) => !asked.has(language))
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={t('title')}
        title={t('trader.title')}
        lead={t('trader.pageLead')}
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
          {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
            <Group
              key={group}
              title={t(`trader.groups.${group}.title`)}
              hint={t(`trader.groups.${group}.hint`)}
            >
              <TextFields
                form="trader"
                fields={groups[group]}
                values={kept.values}
                problems={kept.problems}
                optional={translator(locale, 'staff')('optional')}
              />
            </Group>
          ))}
          {markets
            .filter((market) => !served.includes(market))
            .flatMap(deliveryNames)
            .map((name) => (
              <input key={name} type="hidden" name={name} value={stored[name] ?? ''} />
            ))}
          {[...frontFields, ...placeFields, 'court' as const].flatMap((field) =>
            spoken(field, resting).map(({ name, value }) => (
              <input key={name} type="hidden" name={name} value={value ?? ''} />
            )),
          )}
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
