import { expect, type Page } from '@playwright/test'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { speaker, type TextKey } from '#local/stripe/page/texts.ts'

export type Card = '4242 4242 4242 4242' | '4000 0000 0000 0002'

interface Dump {
  sessions: { id: string; status: string; payment_status: string }[]
  payment_intents: { id: string; status: string; amount: number }[]
  events: { id: string; type: string; data: { object: { id: string } } }[]
}

function sayIn(locale: Locale) {
  return speaker(languageOf(locale))
}

/** Words that hold a name or an amount we need not know. */
function about(locale: Locale, key: TextKey): RegExp {
  const [start = ''] = sayIn(locale)(key, { amount: '\0', merchant: '\0' }).split('\0')
  return new RegExp(`^${start}`)
}

/** The payment page as a shopper sees it, and the levers behind it. Levers that concern all sessions are not used. */
export class PaymentStandIn {
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  async lever<Answer = unknown>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const answer = await fetch(new URL(path, this.url), {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }

  dump(): Promise<Dump> {
    return this.lever<Dump>('GET', '/ctl/dump')
  }

  /** The session whose payment page is open. */
  async openedSession(page: Page): Promise<string> {
    await expect(page).toHaveURL(new RegExp(`^${this.url}/pay/cs_`))
    return new URL(page.url()).pathname.split('/').at(-1) ?? ''
  }

  async payByCard(page: Page, locale: Locale, card: Card = '4242 4242 4242 4242'): Promise<void> {
    const say = sayIn(locale)
    await page.getByRole('radio', { name: say('card'), exact: true }).check()
    await page.getByLabel(say('cardNumber')).fill(card)
    await page.getByLabel(say('cardExpiry')).fill('12 / 34')
    await page.getByLabel(say('cardCvc')).fill('123')
    await page.getByLabel(say('cardName')).fill('Ewa Nowak')
    await this.pay(page, locale)
  }

  async payByBlik(page: Page, locale: Locale, code = '777123'): Promise<void> {
    await page.getByRole('radio', { name: 'BLIK', exact: true }).check()
    await page.getByLabel(sayIn(locale)('blikCode')).fill(code)
    await this.pay(page, locale)
  }

  async payAtBank(page: Page, locale: Locale, method: 'p24' | 'ideal'): Promise<void> {
    const say = sayIn(locale)
    await page.getByRole('radio', { name: say(method), exact: true }).check()
    await this.pay(page, locale)
    await page.getByRole('button', { name: say('bankAuthorise'), exact: true }).click()
  }

  async goBack(page: Page, locale: Locale): Promise<void> {
    await page.getByRole('link', { name: about(locale, 'back') }).click()
  }

  /** After the lever has paid, the page says so when it is looked at again. */
  async goBackAfterPaying(page: Page, locale: Locale): Promise<void> {
    await page.reload()
    await page.getByRole('link', { name: about(locale, 'continue') }).click()
  }

  declined(locale: Locale): string {
    return sayIn(locale)('decline_generic_decline')
  }

  private async pay(page: Page, locale: Locale): Promise<void> {
    await page.getByRole('button', { name: about(locale, 'pay') }).click()
  }
}
