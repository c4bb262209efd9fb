import type { ReactNode } from 'react'
import { isLanguage, type Language } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { ContactPanel } from '#shop/legal/components/contact-panel.tsx'
import { GuaranteeNotice } from '#shop/legal/components/guarantee-notice.tsx'
import { LegalPage } from '#shop/legal/components/legal-page.tsx'
import { WithdrawalEntry } from '#shop/legal/components/withdrawal-entry.tsx'
import { firstGap } from '#shop/legal/drafts/draft.ts'
import { legalKinds, type LegalKind, type LegalText } from '#shop/legal/legal-text.ts'
import { findServedMarkets, listGuaranteeNotices } from '#shop/legal/queries.ts'
import type { SaidTrader } from '#shop/legal/trader.ts'
import { ComplaintInformation } from '#shop/orders/components/complaint-information.tsx'
import { legalPreviewForm, legalPreviewKey, legalTextAddress } from '#shop/settings/staff/legal-preview.ts'
import { findTraderSetting } from '#shop/settings/staff/queries.ts'
import { previewedLegalText } from '#shop/settings/settings-input.ts'
import { workshopLocale, type StaffMember } from '#shop/staff/staff-member.ts'
import { LinkButton } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { WorkshopHeading, workshopPage } from '../../../../../workshop-page.tsx'

const routes = {
  terms: 'terms',
  privacy: 'privacy',
  'delivery-and-returns': 'delivery',
  contact: 'contact',
  accessibility: 'accessibility',
  withdrawal: 'withdrawalInformation',
  complaint: 'complaint',
} as const satisfies Record<LegalKind, string>

interface Shown {
  text: LegalText
  language: Language
  trader: SaidTrader | null
}

/** What stands above the text on its own page. */
async function Above({ text, language, trader }: Shown): Promise<ReactNode> {
  const locale = workshopLocale({ language })
  if (text.kind === 'withdrawal') return <WithdrawalEntry locale={locale} />
  if (text.kind === 'delivery-and-returns') {
    const notices = await listGuaranteeNotices(database())
    return <GuaranteeNotice notice={notices[language] ?? null} locale={locale} />
  }
  if (text.kind !== 'contact' || !trader) return null
  return <ContactPanel trader={trader} served={await findServedMarkets(database())} locale={locale} />
}

/** The text as shoppers will read it. A complaint's stands beside the form, the others on pages of their own. */
function AsShoppersRead(shown: Shown) {
  const { text, language, trader } = shown
  const locale = workshopLocale({ language })
  if (text.kind === 'complaint') return <ComplaintInformation text={text} locale={locale} />
  return (
    <LegalPage text={text} route={routes[text.kind]} trader={trader} locale={locale}>
      <Above {...shown} />
    </LegalPage>
  )
}

async function findTyped(staff: StaffMember, kind: LegalKind, language: Language): Promise<LegalText | null> {
  const kept = await findKeptForm(legalPreviewForm, legalPreviewKey(staff, { kind, language }))
  return kept && previewedLegalText(kept.values, kind, new Date())
}

export default workshopPage('settings:read', async ({ staff, locale, params }) => {
  const kind = legalKinds.find((each) => each === params.kind)
  const language = params.language ?? ''
  if (!kind || !isLanguage(language)) return null
  const t = translator(locale, 'staff-settings')
  const text = await findTyped(staff, kind, language)
  const gap = text && firstGap(text.body)
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={t('legal.title')}
        title={t('legal.preview.title')}
        lead={`${t(`legal.kinds.${kind}`)}, ${t(`legal.languages.${language}`)}`}
      />
      <div className="grid gap-6">
        <Notice
          tone={text ? 'info' : 'caution'}
          title={t(text ? 'legal.preview.unsaved' : 'legal.preview.gone')}
        >
          {gap ? <p>{t('legal.preview.gap', { gap })}</p> : null}
        </Notice>
        <p>
          <LinkButton kind="secondary" href={`${legalTextAddress(kind, language)}?typed=1`}>
            {t('legal.preview.back')}
          </LinkButton>
        </p>
        {text ? (
          <div lang={language} className="border-t-2 border-ink pt-2">
            <AsShoppersRead
              text={text}
              language={language}
              trader={await findTraderSetting(database(), staff)}
            />
          </div>
        ) : null}
      </div>
    </>
  )
})
