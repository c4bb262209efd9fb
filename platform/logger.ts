import { pino } from 'pino'

/** Structured log, one line per event, UTC. Contact data and secrets never reach it. */
export const logger = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
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
})
