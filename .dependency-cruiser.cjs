/**
 * Which room may import which. Read top-down: routes → rooms → ui/platform.
 * Inside a room the default file is PURE, however deep it lies; a file does I/O only if its name, or its folder's, says so.
 * `[/.]` accepts both `queries.ts` and `queries/find-product.ts`.
 */
const IO = '/(queries|mutations|handlers|session|payment|webhook|email|jobs)[/.]'
const PURE = '^shop/.+\\.ts$'
const VIEW = '/components/'
/** Draws documents with the fonts it reads; it knows as little of the shop at work as any pure file. */
const DRAWN = '/pdf/'
const TEST = '\\.(test|spec)\\.tsx?$'
const STAFF = ['^shop/staff/', '^shop/[^/]+/staff/']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-room-cycles',
      severity: 'error',
      scope: 'folder',
      from: { path: '^shop/[^/]+$' },
      to: { circular: true, path: '^shop/[^/]+$' },
    },
    {
      name: 'domain-files-are-pure',
      severity: 'error',
      from: { path: PURE, pathNot: [IO, VIEW] },
      to: {
        path: [
          '^(platform|ui|app|server|local|prisma)/',
          `^shop/.*${IO}`,
          '^shop/.*/components/',
          'node_modules/(next|react|@prisma|stripe|pg|nodemailer)/',
        ],
      },
    },
    {
      name: 'domain-files-touch-no-machine',
      severity: 'error',
      from: { path: PURE, pathNot: [IO, VIEW, DRAWN] },
      to: {
        path: [
          '^(node:)?(fs|net|tls|dns|dgram|http|https|http2|child_process|cluster|worker_threads|os)(/|$)',
          'node_modules/(pdfkit|fontkit|sharp)/',
          `^shop/.*${DRAWN}`,
        ],
      },
    },
    {
      name: 'only-queries-and-mutations-touch-the-database',
      comment:
        'Boundaries may hold the handle to hand it on (platform/database-handle.test.ts), never the client itself.',
      severity: 'error',
      from: { pathNot: ['^shop/.*/(queries|mutations)[/.]', '^(platform|prisma|e2e|local|scripts)/'] },
      to: { path: ['^prisma/generated/', 'node_modules/@prisma/'] },
    },
    {
      name: 'only-boundaries-hold-the-database',
      severity: 'error',
      from: { pathNot: [`^shop/.*${IO}`, '^(app|platform|prisma|e2e|local|scripts)/', '^worker\\.ts$'] },
      to: { path: ['^platform/database\\.ts$'] },
    },
    {
      name: 'only-payment-touches-stripe',
      severity: 'error',
      from: { pathNot: ['^shop/checkout/(staff/)?(payment|webhook)[/.]', '^(platform|e2e|local)/'] },
      to: { path: ['^platform/stripe\\.ts$', 'node_modules/stripe/'] },
    },
    {
      name: 'components-never-read-or-write-directly',
      severity: 'error',
      from: { path: '^shop/.*/components/' },
      to: { path: ['^platform/', `^shop/.*${IO}`] },
    },
    {
      name: 'routes-never-write',
      comment:
        'A page hands the database to queries, says what it is made of, and shows a form that was kept.',
      severity: 'error',
      from: { path: '^app/' },
      to: {
        path: ['^platform/', '^shop/.*/mutations[/.]'],
        pathNot:
          '^platform/(health|database|page-facts|kept-form|environment|cookie|logger|secrets|social-picture)\\.ts$',
      },
    },
    {
      name: 'pages-call-no-handlers',
      comment: 'A handler answers a request of its own, from its route; a page asks queries.',
      severity: 'error',
      from: { path: '^app/.*\\.tsx$' },
      to: { path: '^shop/.*/(handlers|webhook|jobs)[/.]' },
    },
    { name: 'nothing-imports-routes', severity: 'error', from: { pathNot: '^app/' }, to: { path: '^app/' } },
    {
      name: 'shoppers-never-load-staff-code',
      severity: 'error',
      from: {
        pathNot: [
          '^app/staff/',
          ...STAFF,
          '^(e2e|prisma)/',
          '^worker\\.ts$',
          '^scripts/(create-owner|privacy|recover-owner)\\.ts$',
        ],
      },
      to: { path: STAFF, pathNot: '^shop/staff/staff-member\\.ts$' },
    },
    {
      name: 'ui-knows-no-shop',
      severity: 'error',
      from: { path: '^ui/' },
      to: { path: '^(shop|app|platform|server|local|prisma)/' },
    },
    {
      name: 'platform-knows-no-shop',
      severity: 'error',
      from: { path: '^platform/' },
      to: { path: '^(shop|app|ui|i18n|server|local)/' },
    },
    {
      name: 'languages-know-no-shop',
      severity: 'error',
      from: { path: '^i18n/' },
      to: { path: '^(shop|app|ui|platform|server|local|prisma)/' },
    },
    {
      name: 'the-front-knows-no-shop',
      comment: 'server/ keeps and sends finished pages; what is on them is none of its business.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(shop|app|ui|local)/' },
    },
    {
      name: 'stand-ins-stay-outside',
      comment:
        'local/ acts as the outside world: the product never imports it, and it never imports the product.',
      severity: 'error',
      from: { path: '^(app|i18n|platform|server|shop|ui)/' },
      to: { path: '^local/' },
    },
    {
      name: 'what-runs-knows-no-demo',
      comment:
        'Seeds, demo data, fixtures, journeys and commands use the product; the product knows of prisma/ its client and the invariants.',
      severity: 'error',
      from: { path: '^(app|i18n|platform|server|shop|ui)/' },
      to: { path: '^(e2e|prisma|scripts)/', pathNot: '^prisma/(generated|invariants)/' },
    },
    {
      name: 'stand-ins-know-no-shop',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(app|platform|server|shop|ui)/' },
    },
    {
      name: 'rooms-write-only-their-own-data',
      comment:
        'checkout and privacy are the rooms that coordinate others; every staff side may append to the audit trail; a list of products counts shelves by the verb of the room that keeps them.',
      severity: 'error',
      from: {
        path: '^shop/([^/]+)/',
        pathNot: ['^shop/(checkout|privacy)/', '^shop/catalogue/staff/mutations/import-counts\\.ts$'],
      },
      to: { path: '^shop/.+/mutations[/.]', pathNot: ['^shop/$1/', '^shop/staff/mutations[/.]'] },
    },
    {
      name: 'no-handlers-from-other-rooms',
      severity: 'error',
      from: { path: '^shop/([^/]+)/' },
      to: { path: '^shop/.+/handlers[/.]', pathNot: '^shop/$1/' },
    },
    {
      name: 'every-import-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^prisma/generated/' },
    },
  ],
  options: {
    // TypeScript 7 has no programming interface for other tools yet.
    parser: 'swc',
    tsPreCompilationDeps: true,
    // Tests may reach anywhere; counted in, they would tie folders together that do not know each other.
    exclude: { path: TEST },
    doNotFollow: { path: ['node_modules', '^prisma/generated/'] },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  },
}
