import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { GoingLive } from '#shop/settings/staff/components/going-live.tsx'
import { findGoneLive, findLiveFaults } from '#shop/settings/staff/queries.ts'
import { Section } from '#ui/page.tsx'
import { keptStaffForm } from '../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

const places = ['trader', 'markets', 'shop', 'delivery', 'vat', 'legal', 'notices'] as const

export default workshopPage('settings:read', async ({ staff, locale }) => {
  const t = translator(locale, 'staff-settings')
  const [faults, goneLive, kept] = await Promise.all([
    findLiveFaults(database(), staff),
    findGoneLive(database(), staff),
    keptStaffForm(locale, 'live', {}),
  ])
  return (
    <div className="grid gap-10">
      <div>
        <WorkshopHeading locale={locale} title={t('title')} lead={t('lead')} />
        <ul className="grid border-t border-ink sm:grid-cols-2 sm:gap-x-10">
          {places.map((place) => (
            <li key={place} className="border-b border-line">
              <a href={`/staff/settings/${place}`} className="link block py-3 text-lead font-semibold">
                {t(`places.${place}`)}
              </a>
            </li>
          ))}
        </ul>
      </div>
      <Section id="going-live" title={t('live.title')}>
        <GoingLive locale={locale} faults={faults} since={goneLive?.at ?? null} problems={kept.problems} />
      </Section>
    </div>
  )
})
