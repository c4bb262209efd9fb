import { html, type Markup } from './html.ts'
import type { FormField, Problem, Typed } from './payment-form.ts'
import type { Say, TextKey } from './texts.ts'

export interface FormView {
  say: Say
  typed: Typed
  problems: readonly Problem[]
}

interface FieldOptions {
  label: TextKey
  hint?: TextKey
  attributes: Markup
  keep?: boolean
}

export function field(
  view: FormView,
  name: FormField,
  { label, hint, attributes, keep = true }: FieldOptions,
): Markup {
  const problem = view.problems.find((candidate) => candidate.field === name)
  const described = [hint === undefined ? '' : `${name}-hint`, problem === undefined ? '' : `${name}-error`]
  const describedBy = described.filter((id) => id !== '').join(' ')
  return html`<div class="field ${name}">
    <label for="${name}">${view.say(label)}</label>
    ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${view.say(hint)}</p>`}
    <input
      id="${name}"
      name="${name}"
      value="${keep ? view.typed[name] : ''}"
      ${attributes}
      aria-required="true"
      ${problem === undefined ? '' : html`aria-invalid="true"`}
      ${describedBy === '' ? '' : html`aria-describedby="${describedBy}"`}
    />
    ${
      problem === undefined
        ? ''
        : html`<p class="error" id="${name}-error">${view.say(problem.text, problem.facts)}</p>`
    }
  </div>`
}

/** The choice of methods. Style sheets alone open the chosen one, so hidden fields are never marked required for the
 *  browser: it would refuse to send the form because of a field that nobody can see. */
export function methodChoice(view: FormView, methods: readonly string[]): Markup {
  const chosen = methods.includes(view.typed.method) ? view.typed.method : methods[0]
  const problem = view.problems.find((candidate) => candidate.field === 'method')
  return html`<fieldset class="methods" id="method">
    <legend>${view.say('method')}</legend>
    ${problem === undefined ? '' : html`<p class="error">${view.say(problem.text)}</p>`}
    ${methods.map(
      (method) =>
        html`<div class="method">
          <input
            type="radio"
            name="method"
            id="method-${method}"
            value="${method}"
            ${method === chosen ? html`checked` : ''}
          />
          <label for="method-${method}">${icon(method)}<span>${methodName(view.say, method)}</span></label>
          <div class="method-fields">${methodFields(view, method)}</div>
        </div>`,
    )}
  </fieldset>`
}

export function methodName(say: Say, method: string): string {
  return method === 'card' || method === 'blik' || method === 'p24' || method === 'ideal'
    ? say(method)
    : method
}

function methodFields(view: FormView, method: string): Markup {
  if (method === 'card') return cardFields(view)
  if (method === 'blik') {
    return field(view, 'blik_code', {
      label: 'blikCode',
      hint: 'blikHint',
      attributes: html`inputmode="numeric" autocomplete="one-time-code" maxlength="7"`,
      keep: false,
    })
  }
  return html`<p class="hint">${view.say(method === 'p24' ? 'p24Hint' : 'idealHint')}</p>`
}

function cardFields(view: FormView): Markup {
  return html`<div class="card-fields">
    ${field(view, 'card_number', {
      label: 'cardNumber',
      attributes: html`inputmode="numeric" autocomplete="cc-number" maxlength="24"`,
    })}
    ${field(view, 'card_expiry', {
      label: 'cardExpiry',
      hint: 'cardExpiryHint',
      attributes: html`inputmode="numeric" autocomplete="cc-exp" maxlength="9"`,
    })}
    ${field(view, 'card_cvc', {
      label: 'cardCvc',
      hint: 'cardCvcHint',
      attributes: html`inputmode="numeric" autocomplete="cc-csc" maxlength="4"`,
      // A security code is never sent back to the page.
      keep: false,
    })}
    ${field(view, 'card_name', { label: 'cardName', attributes: html`autocomplete="cc-name" maxlength="100"` })}
  </div>`
}

const drawings: Record<string, Markup> = {
  card: html`<rect x="2.5" y="5" width="19" height="14" rx="2.5" /><path d="M2.5 10h19M6 15h4" />`,
  blik: html`<rect x="7" y="2.5" width="10" height="19" rx="2.5" /><path d="M10.5 18h3" />`,
  bank: html`<path d="M3 9.5 12 4l9 5.5M5 10v8M10 10v8M14 10v8M19 10v8M3 20h18" />`,
}

function icon(method: string): Markup {
  return html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    ${drawings[method] ?? drawings.bank ?? ''}
  </svg>`
}
