import { expect, test } from 'vitest'
import { readableLog } from './readable-log.ts'

test('the log of the shop becomes lines for people; what is no log passes unchanged', () => {
  let written = ''
  const log = readableLog((text) => (written += text))
  log('{"level":40,"time":"2026-11-22T05:40:29.158Z","msg":"Mail server')
  log(
    ' does not answer","attempt":3}\n{"level":30,"time":"2026-11-22T05:40:30.000Z","msg":"open"}\nplain {text\n{broken\n',
  )
  expect(written).toBe(
    '05:40:29  warning: Mail server does not answer {"attempt":3}\n05:40:30  open\nplain {text\n{broken\n',
  )
})
