import type { Metadata } from 'next'
import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { OrderView } from '#shop/orders/components/order-view.tsx'
import { nextLook } from '#shop/orders/order-page.ts'
import { findOrderByToken } from '#shop/orders/queries.ts'
import { Container } from '#ui/page.tsx'
import { MissingPage } from '../../../missing-page.tsx'
import { alternatesBy } from '../../../alternates.ts'
import { SiteFrame } from '../../../site-frame.tsx'
import { localeOf, personalMetadata } from '../../visitor.ts'
import { trader as findTrader } from '../../../trader.ts'

type Props = PageProps<'/[locale]/orders/[token]'>

async function addressParts(props: Props): Promise<{ locale: Locale; token: string }> {
  const { token } = await props.params
  return { locale: await localeOf(props), token }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, token } = await addressParts(props)
  const order = await findOrderByToken(database(), token)
  const title = order
    ? translator(locale, 'orders')('title', { number: order.number })
    : translator(locale, 'site')('notFound.title')
  return personalMetadata(title)
}

/** An order behind its unguessable link. It only reads: what Stripe says is settled elsewhere. */
export default async function OrderPage(props: Props) {
  const { locale, token } = await addressParts(props)
  const [order, trader] = await Promise.all([findOrderByToken(database(), token), findTrader()])
  if (!order) return <MissingPage locale={locale} />
  const { look } = await props.searchParams
  return (
    <SiteFrame
      locale={locale}
      route="order"
      alternates={alternatesBy((other) => addressOf(other, 'order', { token }))}
      isCartFresh
    >
      <Container>
        <OrderView
          order={order}
          trader={trader}
          token={token}
          locale={locale}
          nextLook={nextLook(typeof look === 'string' ? look : undefined)}
        />
      </Container>
    </SiteFrame>
  )
}
