import type { Metadata } from 'next'
import { formProblems } from '#i18n/form-problems.ts'
import { translator } from '#i18n/translator.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { FindOrderForm, findOrderForm, FindOrderSent } from '#shop/orders/components/find-order-form.tsx'
import { Container, PageHeading } from '#ui/page.tsx'
import { SiteFrame } from '../../site-frame.tsx'
import { formToken, localeOf, personalMetadata } from '../visitor.ts'
import { trader as findTrader } from '../../trader.ts'

type Props = PageProps<'/[locale]/find-order'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  return personalMetadata(translator(await localeOf(props), 'orders')('find.title'))
}

export default async function FindOrderPage(props: Props) {
  const locale = await localeOf(props)
  const t = translator(locale, 'orders')
  const { sent } = await props.searchParams
  const kept = await findKeptForm(findOrderForm, await formToken())
  return (
    <SiteFrame locale={locale} route="findOrder">
      <Container>
        <PageHeading title={t('find.title')} lead={t('find.lead')} />
        {sent ? (
          <FindOrderSent locale={locale} email={(await findTrader()).email} />
        ) : (
          <FindOrderForm
            locale={locale}
            values={kept?.values ?? {}}
            problems={formProblems(
              locale,
              { id: findOrderForm, fields: { email: t('find.email') } },
              kept?.problems ?? [],
            )}
          />
        )}
      </Container>
    </SiteFrame>
  )
}
