import type { Metadata } from 'next'
import { formProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { findKeptForm, type KeptForm } from '#platform/kept-form.ts'
import { WithdrawalAside } from '#shop/orders/components/withdrawal-aside.tsx'
import { WithdrawalForm, withdrawalForm } from '#shop/orders/components/withdrawal-form.tsx'
import { WithdrawalConfirmation, WithdrawalReceived } from '#shop/orders/components/withdrawal-statement.tsx'
import { Steps } from '#ui/navigation.tsx'
import { Container, PageHeading } from '#ui/page.tsx'
import { SiteFrame } from '../../site-frame.tsx'
import { formToken, localeOf, personalMetadata } from '../visitor.ts'
import { trader as findTrader } from '../../trader.ts'

type Props = PageProps<'/[locale]/withdrawal'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'orders')('withdrawal.title'))
}

interface View {
  step: 'state' | 'confirm' | 'received'
  kept: KeptForm | null
}

/** Where on the way the visitor is; a step whose statement is no longer kept begins anew. */
async function findView(step: unknown, token: string | null): Promise<View> {
  if (step === 'received') return { step, kept: await findKeptForm('withdrawal-received', token) }
  const stated = await findKeptForm('withdrawal-statement', token)
  if (step === 'confirm' && stated) return { step, kept: stated }
  return { step: 'state', kept: (await findKeptForm(withdrawalForm, token)) ?? stated }
}

const headings = {
  state: { title: 'withdrawal.title', lead: 'withdrawal.lead' },
  confirm: { title: 'withdrawal.confirmTitle', lead: 'withdrawal.confirmLead' },
  received: { title: 'withdrawal.receivedTitle', lead: null },
} as const

/** The number that a link from the order page brings along. */
function prefilled(order: unknown): string {
  return typeof order === 'string' ? order.slice(0, 60) : ''
}

/** The form, the statement to confirm, or the receipt of it. */
function Body({ locale, view: { step, kept }, order }: { locale: Locale; view: View; order: unknown }) {
  if (step === 'received') return <WithdrawalReceived locale={locale} values={kept?.values ?? null} />
  if (step === 'confirm' && kept) return <WithdrawalConfirmation locale={locale} values={kept.values} />
  const t = translator(locale, 'orders')
  const fields = {
    name: t('withdrawal.name'),
    orderNumber: t('withdrawal.orderNumber'),
    email: t('withdrawal.email'),
    items: t('withdrawal.items'),
  }
  return (
    <WithdrawalForm
      locale={locale}
      values={kept?.values ?? { orderNumber: prefilled(order) }}
      problems={formProblems(locale, { id: withdrawalForm, fields }, kept?.problems ?? [])}
    />
  )
}

const way = ['state', 'confirm', 'received'] as const

/** The withdrawal function: always open, to everybody, in two steps (Directive 2011/83/EU art. 11a). */
export default async function WithdrawalPage(props: Props) {
  const locale = await localeOf(props)
  const t = translator(locale, 'orders')
  const { step, order } = await props.searchParams
  const view = await findView(step, await formToken())
  const { title, lead } = headings[view.step]
  return (
    <SiteFrame locale={locale} route="withdrawal">
      <Container>
        <PageHeading title={t(title)} lead={lead && t(lead)} />
        <div className="grid items-start gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,38rem)_1fr]">
          <div className="grid gap-8">
            <Steps
              label={t('withdrawal.stepsLabel')}
              steps={way.map((each) => t(`withdrawal.steps.${each}`))}
              current={way.indexOf(view.step)}
            />
            <Body locale={locale} view={view} order={order} />
          </div>
          <WithdrawalAside locale={locale} trader={await findTrader()} isBeginning={view.step === 'state'} />
        </div>
      </Container>
    </SiteFrame>
  )
}
