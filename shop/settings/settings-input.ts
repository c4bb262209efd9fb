import { z } from 'zod'
import { languages, markets } from '#i18n/locale.ts'
import { legalKinds, type LegalKind, type LegalText } from '#shop/legal/legal-text.ts'
import { packagingNumbersIn } from '#shop/legal/packaging-number.ts'

const words = (maximum: number) =>
  z.string({ error: 'required' }).trim().min(1, 'required').max(maximum, 'tooLong')
const figures = z.string({ error: 'required' }).trim().min(1, 'required').max(30, 'tooLong')
const optionalFigures = z.string().trim().max(30, 'tooLong').optional()
const day = z
  .string({ error: 'required' })
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'day')
const perhapsWholeNumber = z
  .string()
  .trim()
  .regex(/^\d{0,3}$/, 'wholeNumber')
  .default('')
  .transform((text) => (text === '' ? null : Number(text)))

/** May be left empty; what must not be depends on the markets that are sold to. */
const line = (maximum: number) => z.string().trim().max(maximum, 'tooLong').default('')

/** The trader's identity as a flat form; texts in three languages end in the language. */
export const traderInput = z.strictObject({
  fictional: z.literal('on').optional(),
  shopName: words(60),
  taglinePl: line(100),
  taglineNl: line(100),
  taglineEn: line(100),
  leadPl: line(400),
  leadNl: line(400),
  leadEn: line(400),
  company: words(200),
  street: words(200),
  postalCode: words(20),
  townPl: line(100),
  townNl: line(100),
  townEn: line(100),
  countryPl: line(100),
  countryNl: line(100),
  countryEn: line(100),
  hoursPl: line(200),
  hoursNl: line(200),
  hoursEn: line(200),
  courtPl: line(300),
  courtNl: line(300),
  courtEn: line(300),
  email: words(254).pipe(z.email('email')),
  phone: words(40),
  registerNumber: line(40),
  taxNumber: line(40),
  vatNumber: words(40),
  statisticalNumber: line(40),
  capital: line(30),
  deliveryMinimumPL: perhapsWholeNumber,
  deliveryMaximumPL: perhapsWholeNumber,
  deliveryMinimumNL: perhapsWholeNumber,
  deliveryMaximumNL: perhapsWholeNumber,
})
export type TraderInput = z.output<typeof traderInput>

export const deliveryInput = z.strictObject({
  market: z.enum(markets, 'invalid'),
  key: z
    .string({ error: 'required' })
    .trim()
    .regex(/^[a-z][a-z\d-]{1,39}$/, 'shortKey'),
  kind: z.enum(['courier', 'pickup'], 'invalid'),
  price: figures,
  freeFrom: optionalFigures,
  active: z.literal('on').optional(),
  namePl: line(100),
  nameNl: line(100),
  nameEn: line(100),
  promisePl: line(200),
  promiseNl: line(200),
  promiseEn: line(200),
})
export type DeliveryInput = z.output<typeof deliveryInput>

export const pickupPointsInput = z.strictObject({
  market: z.enum(markets, 'invalid'),
  csv: z.string({ error: 'required' }).trim().min(1, 'required').max(900_000, 'tooLong'),
  /** Whether to write, or only to say what would be written. */
  step: z.enum(['try', 'import'], 'invalid'),
})

export const vatInput = z.strictObject({
  market: z.enum(markets, 'invalid'),
  taxClass: z.enum(['food-supplement', 'standard'], 'invalid'),
  percent: z
    .string({ error: 'required' })
    .trim()
    .regex(/^\d{1,2}(?:[.,]\d{1,2})?$/, 'percent')
    .transform((text) => Math.round(Number(text.replace(',', '.')) * 100)),
  day,
  source: words(300),
})

export const legalTextInput = z.strictObject({
  kind: z.enum(legalKinds, 'invalid'),
  language: z.enum(languages, 'invalid'),
  version: z
    .string({ error: 'required' })
    .trim()
    .regex(/^[\w.-]{1,30}$/, 'shortKey'),
  day,
  title: words(200),
  summary: words(500),
  body: words(200_000),
})

/** A text that is only looked at: nothing needs to be whole yet. */
export const legalPreviewInput = z.strictObject({
  kind: z.enum(legalKinds, 'invalid'),
  language: z.enum(languages, 'invalid'),
  version: line(30),
  day: line(10),
  title: line(200),
  summary: line(500),
  body: line(200_000),
})

/** What was typed as the text it would be; without a day it is shown as of today. */
export function previewedLegalText(typed: Record<string, string>, kind: LegalKind, now: Date): LegalText {
  const { version = '', day: from = '', title = '', summary = '', body = '' } = typed
  const validFrom = new Date(from)
  return {
    kind,
    version: version || '–',
    validFrom: Number.isNaN(validFrom.getTime()) ? now : validFrom,
    title: title || '–',
    summary,
    body,
  }
}

const packagingNumber = z.string().trim().max(40, 'tooLong').default('')

/** The markets that are ticked, of which a shop sells to one at least, and its numbers in their registers of packaging. */
export const marketsInput = z
  .strictObject({
    PL: z.literal('on').optional(),
    NL: z.literal('on').optional(),
    packagingNumberPL: packagingNumber,
    packagingNumberNL: packagingNumber,
  })
  .transform((fields) => ({
    served: markets.filter((market) => fields[market] === 'on'),
    packagingNumbers: packagingNumbersIn({ PL: fields.packagingNumberPL, NL: fields.packagingNumberNL }),
  }))

/** The file itself comes beside these fields. */
export const guaranteeNoticeInput = z.strictObject({
  language: z.enum(languages, 'invalid'),
  text: words(10_000),
})

export const shopInput = z.strictObject({
  sender: words(200).pipe(z.string().regex(/^[^<>\r\n]+ <[^<>\s@]+@[^<>\s@]+\.[^<>\s@]+>$/, 'sender')),
  limitPLN: figures,
  limitEUR: figures,
})
