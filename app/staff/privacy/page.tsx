import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { HeldDataOfPerson } from '#shop/privacy/staff/components/held-data.tsx'
import { RequestList } from '#shop/privacy/staff/components/requests.tsx'
import { personInput } from '#shop/privacy/staff/person.ts'
import { findHeldData, listPrivacyRequests } from '#shop/privacy/staff/queries.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { EmailInput } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { keptStaffForm } from '../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

const numberIn = (text: string | undefined) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0)

/** What an erasure did, in numbers. */
function Erased({ locale, search }: { locale: Locale; search: Record<string, string> }) {
  const t = translator(locale, 'staff-privacy')
  const [orders, comments, letters] = [search.orders, search.comments, search.letters].map(numberIn)
  const receipts = numberIn(search.receipts)
  const open = numberIn(search.open)
  return (
    <Notice
      tone={open > 0 ? 'caution' : 'positive'}
      role="status"
      title={t('erased', { orders: orders ?? 0, comments: comments ?? 0, letters: letters ?? 0 })}
    >
      {receipts > 0 ? <p>{t('kept', { count: receipts })}</p> : null}
      {open > 0 ? <p>{t('open', { count: open })}</p> : null}
    </Notice>
  )
}

export default workshopPage('privacy:handle', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-privacy')
  const fields = { email: t('email'), confirmed: t('eraseTitle') }
  const asked = await keptStaffForm(locale, 'privacy-look-up', fields)
  const erasing = await keptStaffForm(locale, 'privacy-erase', fields)
  const person = personInput.safeParse({ email: asked.values.email ?? erasing.values.email })
  const held = person.success ? await findHeldData(database(), staff, person.data.email) : null
  const list = search.list === 'answered' ? 'answered' : 'open'
  const requests = await listPrivacyRequests(database(), staff, list)
  return (
    <div className="grid gap-10">
      <div>
        <WorkshopHeading locale={locale} title={t('title')} lead={t('lead')} />
        {search.done === 'erased' ? <Erased locale={locale} search={search} /> : null}
        <form action="/staff/api/privacy/look-up" method="post" className="mt-6 grid max-w-xl gap-5">
          <EmailInput
            id="privacy-look-up-email"
            name="email"
            autoComplete="off"
            label={t('email')}
            defaultValue={asked.values.email}
            error={asked.problems.of('email')}
            required
          />
          <div>
            <Button>{t('look')}</Button>
          </div>
        </form>
      </div>
      {held ? null : (
        <Section id="requests" title={t('requests.title')}>
          <p className="mb-4 text-quiet">{t(`requests.${list}Lead`)}</p>
          <RequestList requests={requests} locale={locale} now={new Date()} />
          <LinkButton
            kind="quiet"
            className="mt-4 justify-self-start"
            href={list === 'open' ? '/staff/privacy?list=answered' : '/staff/privacy'}
          >
            {t(list === 'open' ? 'requests.showAnswered' : 'requests.showOpen')}
          </LinkButton>
        </Section>
      )}
      {held ? <HeldDataOfPerson locale={locale} held={held} problems={erasing.problems} /> : null}
    </div>
  )
})
