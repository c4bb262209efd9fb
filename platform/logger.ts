import { pino, type LoggerOptions } from 'pino'

// What libraries put into their messages: the address a mail server or Stripe refuses, the key it does not know.
const contactData = /[\w.!#$%&'*+=?^`{|}~-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})+/gi
const keys = /\b(?:sk|rk|whsec|pk)_\w{4,}/g
const masked = (text: string) => text.replaceAll(contactData, '[address]').replaceAll(keys, '[key]')

/** What says where an error comes from; everything else that hangs on one may be about a person. */
const telling = ['code', 'statusCode', 'param', 'requestId', 'constraint', 'table', 'syscall', 'responseCode']

/** What is no error but says something, as the job queue's reports do, tells that. */
function messageOf(thrown: unknown): string {
  const isReport = typeof thrown === 'object' && thrown !== null && 'message' in thrown
  return String(isReport ? thrown.message : thrown)
}

function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { message: messageOf(error) }
  const own = Object.entries(error).filter(
    ([name, value]) => telling.includes(name) && ['string', 'number'].includes(typeof value),
  )
  return {
    type: error.constructor.name,
    message: error.message,
    stack: error.stack,
    ...Object.fromEntries(own),
    ...(error.cause !== undefined && { cause: errorFacts(error.cause) }),
  }
}

export const loggerOptions: LoggerOptions = {
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: errorFacts },
  hooks: { streamWrite: masked },
  redact: {
    paths: [
      '*.email',
      '*.name',
      '*.phone',
      '*.street',
      '*.token',
      '*.password',
      'email',
      'token',
      'password',
    ],
    censor: '[removed]',
  },
}

/** Structured log, one line per event, UTC. Contact data and secrets never reach it. */
export const logger = pino(loggerOptions)
