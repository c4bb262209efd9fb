import { pino } from 'pino'
import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { loggerOptions } from './logger.ts'

function logged(write: (logger: pino.Logger) => void): string {
  let lines = ''
  write(pino({ ...loggerOptions, level: 'info' }, { write: (line: string) => void (lines += line) }))
  return lines
}

const person = /anna|nowak|example/i

test('an error of Stripe tells its kind, not whose order it was', () => {
  const raw = {
    type: 'invalid_request_error' as const,
    message: 'Invalid email address: anna.nowak+1@example.org',
    param: 'customer_email',
  }
  const error = new Stripe.errors.StripeInvalidRequestError({
    ...raw,
    headers: { 'x-name': 'Anna' },
    statusCode: 400,
  })
  const line = logged((logger) => logger.error({ err: error }, 'no session'))
  expect(line).not.toMatch(person)
  expect(JSON.parse(line)).toMatchObject({
    err: { type: 'StripeInvalidRequestError', param: 'customer_email' },
  })
})

test('an error of a mail server tells its code, not to whom', () => {
  const error = Object.assign(new Error('550 <anna@example.org>: user unknown'), {
    code: 'EENVELOPE',
    responseCode: 550,
    rejected: ['anna@example.org'],
    response: '550 <anna@example.org>',
  })
  const line = logged((logger) => logger.warn({ err: error }, 'job failed'))
  expect(line).not.toMatch(person)
  expect(JSON.parse(line)).toMatchObject({ err: { code: 'EENVELOPE', responseCode: 550 } })
})

test('an error of the database tells the constraint, not the row; a cause is treated alike', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'orders_number_key',
    detail: 'Key (name)=(Anna Nowak) already exists.',
  })
  const line = logged((logger) => logger.error({ err: new Error('anna@example.org', { cause }) }))
  expect(line).not.toMatch(person)
  expect(JSON.parse(line).err.cause).toMatchObject({ constraint: 'orders_number_key' })
})

test('keys and line breaks do not get through, the place of the error does', () => {
  const line = logged((logger) =>
    logger.error({ err: new Error('Invalid key sk_live_abcdef1234\nFORGED {"level":30}') }),
  )
  expect(line).not.toContain('sk_live')
  expect(line.trim().split('\n')).toHaveLength(1)
  expect(line).toContain('logger.test.ts')
})

test('a report that is no error tells its message', () => {
  const report = { message: 'the database system is starting up', queue: 'mail', worker: 'w1' }
  const line = logged((logger) => logger.error({ err: report }, 'job queue'))
  expect(JSON.parse(line).err).toEqual({ message: 'the database system is starting up' })
})
