import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type IForbiddenRuleType } from 'dependency-cruiser'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkout } from '#local/checkout.ts'

interface Configuration {
  forbidden: (IForbiddenRuleType & { name: string })[]
  options: ICruiseOptions & { enhancedResolveOptions: object }
}

const { forbidden, options } = createRequire(import.meta.url)(
  join(checkout, '.dependency-cruiser.cjs'),
) as Configuration

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'))
  write(
    'package.json',
    '{ "type": "module", "imports": { "#shop/*": "./shop/*", "#platform/*": "./platform/*" } }',
  )
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

/** The rules as the check runs them, over the folder of this test; in this process, for a start costs more than the work. */
async function breached(): Promise<string[]> {
  const { enhancedResolveOptions, ...rest } = options
  const { output } = await cruise(
    ['.'],
    { ...rest, baseDir: folder, ruleSet: { forbidden }, validate: true },
    enhancedResolveOptions,
  )
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map(({ rule }) => rule.name)
}

/** One breach of each rule, as it would really be written. */
const breaches: Record<string, [path: string, content: string][]> = {
  'no-cycles': [
    ['shop/cart/line.ts', "import './sum.ts'"],
    ['shop/cart/sum.ts', "import './line.ts'"],
  ],
  'no-room-cycles': [
    ['shop/cart/a.ts', "import type { B } from '#shop/orders/b.ts'\nexport type A = B"],
    ['shop/orders/b.ts', 'export type B = 1'],
    ['shop/orders/c.ts', "import { d } from '#shop/cart/d.ts'\nexport const c = d"],
    ['shop/cart/d.ts', 'export const d = 1'],
  ],
  'domain-files-are-pure': [
    ['shop/cart/sums/price.ts', "import { cookies } from 'next/headers'\nexport const c = cookies"],
  ],
  'domain-files-touch-no-machine': [
    [
      'shop/cart/staff/sums/price.ts',
      "import { readFileSync } from 'node:fs'\nexport const r = readFileSync",
    ],
  ],
  'only-queries-and-mutations-touch-the-database': [
    ['shop/cart/handlers.ts', "import { PrismaPg } from '@prisma/adapter-pg'\nexport const a = PrismaPg"],
  ],
  'only-boundaries-hold-the-database': [
    [
      'shop/cart/components/cart.tsx',
      "import type { Database } from '#platform/database.ts'\nexport const C = (d: Database) => <p>{d}</p>",
    ],
    ['platform/database.ts', 'export type Database = 1'],
  ],
  'only-payment-touches-stripe': [
    ['shop/orders/handlers.ts', "import Stripe from 'stripe'\nexport const s = Stripe"],
  ],
  'components-never-read-or-write-directly': [
    [
      'shop/cart/components/cart.tsx',
      "import { find } from '../queries/find.ts'\nexport const C = () => <p>{find}</p>",
    ],
    ['shop/cart/queries/find.ts', 'export const find = 1'],
  ],
  'routes-never-write': [
    [
      'app/[locale]/page.tsx',
      "import { save } from '#shop/cart/mutations.ts'\nexport default () => <p>{save}</p>",
    ],
    ['shop/cart/mutations.ts', 'export const save = 1'],
  ],
  'pages-call-no-handlers': [
    ['app/page.tsx', "import { add } from '#shop/cart/handlers/add.ts'\nexport default () => <p>{add}</p>"],
    ['shop/cart/handlers/add.ts', 'export const add = 1'],
  ],
  'nothing-imports-routes': [
    ['ui/link.ts', "import { page } from '../app/page.ts'\nexport const l = page"],
    ['app/page.ts', 'export const page = 1'],
  ],
  'shoppers-never-load-staff-code': [
    [
      'app/[locale]/page.tsx',
      "import { list } from '#shop/comments/staff/queries.ts'\nexport default () => <p>{list}</p>",
    ],
    ['shop/comments/staff/queries.ts', 'export const list = 1'],
  ],
  'ui-knows-no-shop': [
    ['ui/price.ts', "import { p } from '#shop/pricing/money.ts'\nexport const q = p"],
    ['shop/pricing/money.ts', 'export const p = 1'],
  ],
  'platform-knows-no-shop': [
    ['platform/mail.ts', "import { p } from '#shop/pricing/money.ts'\nexport const q = p"],
    ['shop/pricing/money.ts', 'export const p = 1'],
  ],
  'languages-know-no-shop': [
    ['i18n/dates.ts', "import { p } from '#shop/pricing/money.ts'\nexport const q = p"],
    ['shop/pricing/money.ts', 'export const p = 1'],
  ],
  'the-front-knows-no-shop': [
    ['server/main.ts', "import { p } from '#shop/pricing/money.ts'\nexport const q = p"],
    ['shop/pricing/money.ts', 'export const p = 1'],
  ],
  'stand-ins-stay-outside': [
    ['platform/mail.ts', "import { m } from '../local/mailbox/start.ts'\nexport const q = m"],
    ['local/mailbox/start.ts', 'export const m = 1'],
  ],
  'what-runs-knows-no-demo': [
    ['shop/cart/queries.ts', "import { cast } from '../../prisma/seed/cast.ts'\nexport const q = cast"],
    ['prisma/seed/cast.ts', 'export const cast = 1'],
  ],
  'stand-ins-know-no-shop': [
    ['local/mailbox/start.ts', "import { m } from '#platform/mail.ts'\nexport const q = m"],
    ['platform/mail.ts', 'export const m = 1'],
  ],
  'rooms-write-only-their-own-data': [
    [
      'shop/cart/mutations.ts',
      "import { s } from '#shop/orders/staff/notes/mutations.ts'\nexport const q = s",
    ],
    ['shop/orders/staff/notes/mutations.ts', 'export const s = 1'],
  ],
  'no-handlers-from-other-rooms': [
    ['shop/cart/handlers.ts', "import { s } from '#shop/orders/staff/notes/handlers.ts'\nexport const q = s"],
    ['shop/orders/staff/notes/handlers.ts', 'export const s = 1'],
  ],
  'every-import-is-found': [
    ['shop/cart/line.ts', "import { gone } from '#shop/orders/gone.ts'\nexport const g = gone"],
  ],
}

test('every rule has its breach here', () => {
  expect(Object.keys(breaches).sort()).toEqual(forbidden.map((rule) => rule.name).sort())
})

test.each(Object.entries(breaches))('%s fires', async (rule, files) => {
  for (const [path, content] of files) write(path, content)
  expect(await breached()).toContain(rule)
})
