import { redirect } from 'next/navigation'
import { database } from '#platform/database.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { openingOf } from '#shop/legal/served-markets.ts'
import { MarketClosed } from './market-closed.tsx'
import { addressElsewhere, PageFrame, type FrameProps } from './page-frame.tsx'

/** The frame of every public page; what sells to a market that is not served is not shown in it. */
export async function SiteFrame(props: FrameProps) {
  const served = await findServedMarkets(database())
  const opening = openingOf(props.locale, props.route, served)
  if (opening.kind === 'moved') redirect(addressElsewhere(opening.to, props))
  if (opening.kind === 'closed') return <MarketClosed locale={props.locale} served={served} />
  return <PageFrame {...props} />
}
