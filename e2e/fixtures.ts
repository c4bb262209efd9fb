import { randomInt, randomUUID } from 'node:crypto'
import { expect, test as base, type Page } from '@playwright/test'
import { Inbox } from './inbox.ts'
import { PaymentStandIn } from './payment-stand-in.ts'
import { ShopData } from './shop-data.ts'

/** Somebody who visits the shop for the first time. */
export interface Person {
  email: string
  name: string
  phone: string
  /** The address the shop sees: limits by address must not tie tests together. */
  clientAddress: string
}

interface TestFixtures {
  person: Person
  /** Everything the browser complained about: errors of scripts, refusals of the content security policy. */
  complaints: string[]
}

interface WorkerFixtures {
  data: ShopData
  inbox: Inbox
  payments: PaymentStandIn
}

/** What `npm test` says about the shop under test. */
export function given(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: the journeys run by \`npm test -- browser\``)
  return value
}

export function newPerson(): Person {
  const key = randomUUID().slice(0, 8)
  const part = () => randomInt(1, 254)
  return {
    email: `journey-${key}@example.org`,
    name: 'Ewa Nowak',
    phone: '+48 600 100 200',
    clientAddress: `10.${part()}.${part()}.${part()}`,
  }
}

function hear(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} ${message.location().url} (${page.url()})`)
  })
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  person: async ({ browserName: _ }, use) => {
    await use(newPerson())
  },
  extraHTTPHeaders: async ({ person }, use) => {
    await use({ 'x-forwarded-for': person.clientAddress })
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = []
    hear(page, complaints)
    await use(complaints)
  },
  data: [
    async ({ browserName: _ }, use) => {
      const data = new ShopData(given('DATABASE_URL'))
      await use(data)
      await data.close()
    },
    { scope: 'worker' },
  ],
  inbox: [
    async ({ browserName: _ }, use) => {
      await use(new Inbox(given('MAILBOX_URL')))
    },
    { scope: 'worker' },
  ],
  payments: [
    async ({ browserName: _ }, use) => {
      await use(new PaymentStandIn(given('STRIPE_API_BASE')))
    },
    { scope: 'worker' },
  ],
})

export { expect }
