import { idOf } from '../identifiers.ts'
import { formatAmount } from '../money.ts'
import type { LineItem, StoredSession } from '../state.ts'
import { html, type Markup } from './html.ts'
import { field, methodChoice, type FormView } from './method-fields.ts'
import type { PageLanguage } from './texts.ts'

interface PaymentView extends FormView {
  language: PageLanguage
  stored: StoredSession
  decline: string | null
}

/** The page of an open session: what is bought on one side, how it is paid on the other. */
export function paymentContent(view: PaymentView): Markup {
  const { say, stored } = view
  const { session } = stored
  const path = `/pay/${session.id}`
  const message = session.custom_text.submit?.message
  const problem = alert(view)
  // On a narrow screen what went wrong must be seen without scrolling past the order.
  return html`<div class="columns">
    ${problem === null ? summary(view) : ''}
    <section class="payment" aria-labelledby="payment-heading">
      <h1 id="payment-heading">${say('payment')}</h1>
      ${problem}
      <form method="post" action="${path}" novalidate>
        ${contact(view)} ${methodChoice(view, session.payment_method_types)}
        ${message === undefined ? '' : html`<p class="hint">${message}</p>`}
        <button type="submit">${say('pay', { amount: money(view, session.amount_total ?? 0) })}</button>
      </form>
    </section>
    ${problem === null ? '' : summary(view)}
  </div>`
}

function contact(view: PaymentView): Markup {
  const email = view.stored.session.customer_email
  if (email === null) {
    return field(view, 'email', {
      label: 'email',
      attributes: html`type="email" autocomplete="email" maxlength="200"`,
    })
  }
  return html`<dl class="contact">
    <dt>${view.say('email')}</dt>
    <dd>${email}</dd>
  </dl>`
}

function alert({ say, problems, decline }: PaymentView): Markup | null {
  if (problems.length > 0) {
    return html`<div class="alert" role="alert">
      <h2>${say('problems')}</h2>
      <ul>
        ${problems.map(
          (problem) => html`<li><a href="#${problem.field}">${say(problem.text, problem.facts)}</a></li>`,
        )}
      </ul>
    </div>`
  }
  if (decline === null) return null
  return html`<div class="alert" role="alert">
    <h2>${say('payFailed')}</h2>
    <p>${decline}</p>
  </div>`
}

function summary(view: PaymentView): Markup {
  const { say, stored } = view
  const { session } = stored
  const chosen = chosenRate(stored)
  return html`<section class="summary" aria-labelledby="summary-heading">
    <h2 id="summary-heading">${say('summary')}</h2>
    <p class="to-pay"><span>${say('toPay')}</span> ${money(view, session.amount_total ?? 0)}</p>
    <ul class="lines">
      ${stored.lineItems.map((item) => line(view, item))}
    </ul>
    <dl class="sums">
      ${
        chosen === null
          ? ''
          : html`<div>
                <dt>${say('subtotal')}</dt>
                <dd>${money(view, session.amount_subtotal ?? 0)}</dd>
              </div>
              <div>
                <dt>${chosen.display_name ?? say('shippingChoice')}</dt>
                <dd>${money(view, chosen.fixed_amount?.amount ?? 0)}</dd>
              </div>`
      }
      <div class="total">
        <dt>${say('total')}</dt>
        <dd>${money(view, session.amount_total ?? 0)}</dd>
      </div>
    </dl>
    ${stored.shippingRates.length > 1 ? shippingChoice(view) : ''}
  </section>`
}

function line(view: PaymentView, item: LineItem): Markup {
  const description = view.stored.descriptions[item.id] ?? ''
  const each = money(view, item.price?.unit_amount ?? 0)
  const quantity = item.quantity ?? 1
  return html`<li>
    <span class="name">${item.description ?? ''}</span>
    <span class="price">${money(view, item.amount_total)}</span>
    ${description === '' ? '' : html`<span class="detail">${description}</span>`}
    ${quantity === 1 ? '' : html`<span class="detail">${view.say('each', { quantity, price: each })}</span>`}
  </li>`
}

function shippingChoice(view: PaymentView): Markup {
  const { say, stored } = view
  const chosen = chosenRate(stored)
  return html`<form method="post" action="/pay/${stored.session.id}/shipping" class="shipping">
    <fieldset>
      <legend>${say('shippingChoice')}</legend>
      ${stored.shippingRates.map(
        (rate) =>
          html`<label>
            <input
              type="radio"
              name="shipping_rate"
              value="${rate.id}"
              ${rate === chosen ? html`checked` : ''}
            />
            <span>${rate.display_name ?? ''}</span>
            <span class="price">${money(view, rate.fixed_amount?.amount ?? 0)}</span>
          </label>`,
      )}
    </fieldset>
    <button type="submit" class="quiet">${say('updateShipping')}</button>
  </form>`
}

function chosenRate({ session, shippingRates }: StoredSession) {
  const id = idOf(session.shipping_cost?.shipping_rate)
  return shippingRates.find((rate) => rate.id === id) ?? null
}

function money(view: PaymentView, amount: number): string {
  return formatAmount(amount, view.stored.session.currency ?? 'eur', view.language)
}
