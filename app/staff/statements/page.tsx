import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { StatementList } from '#shop/orders/staff/components/statements.tsx'
import { listStatements } from '#shop/orders/staff/queries/list-statements.ts'
import { statementKinds } from '#shop/orders/staff/statement.ts'
import { LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

export default workshopPage('orders:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-orders')
  const state = search.list === 'answered' ? 'answered' : 'open'
  const other = state === 'open' ? 'answered' : 'open'
  const [withdrawals, complaints] = await Promise.all(
    statementKinds.map((kind) => listStatements(database(), staff, { kind, state })),
  )
  const statements = { withdrawals: withdrawals ?? [], complaints: complaints ?? [] }
  const now = new Date()
  return (
    <>
      <WorkshopHeading locale={locale} title={t('statements.title')} lead={t(`statements.leads.${state}`)} />
      <div className="grid gap-10">
        {statementKinds.map((kind) => (
          <Section key={kind} id={kind} title={t(`statements.${kind}`)}>
            <StatementList kind={kind} statements={statements[kind]} locale={locale} now={now} />
          </Section>
        ))}
        <LinkButton kind="quiet" className="justify-self-start" href={`/staff/statements?list=${other}`}>
          {t(`statements.show.${other}`)}
        </LinkButton>
      </div>
    </>
  )
})
