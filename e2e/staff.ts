import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import type { Language } from '#i18n/locale.ts'
import { demoPassword } from '#shop/staff/demo-staff.ts'
import type { Role } from '#shop/staff/staff-member.ts'
import type { ShopData } from './shop-data.ts'

export interface Colleague {
  id: string
  name: string
  email: string
  password: string
  role: Role
  language: Language
}

/** Somebody new of the staff, of one test alone: languages and sessions of tests never meet. */
export async function hire(data: ShopData, role: Role, language: Language): Promise<Colleague> {
  const key = randomUUID().slice(0, 8)
  const person = { id: `journey-${key}`, name: `Kim ${key}`, email: `kim-${key}@example.org`, role, language }
  await data.rows(
    `insert into staff_user (id, name, email, email_verified, role, language, updated_at)
     values ($1, $2, $3, true, $4, $5, now())`,
    [person.id, person.name, person.email, role, language],
  )
  // The hash belongs to a password that is known to everybody, in demo data only.
  await data.rows(
    `insert into staff_account (id, account_id, provider_id, user_id, password, updated_at)
     select $1, $2, 'credential', $2, password, now() from staff_account where user_id = 'demo-owner'`,
    [`${person.id}-password`, person.id],
  )
  return { ...person, password: demoPassword }
}

/** Signs the browser in without the form; the form has its own journey. */
export async function signIn(page: Page, { email, password }: Colleague): Promise<void> {
  await page.goto('/staff/sign-in')
  const answer = await page.request.post('/staff/api/sign-in', {
    form: { email, password },
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  })
  expect(answer.status(), 'sign-in').toBe(303)
}

/** A new colleague of this role, signed in. */
export async function enterWorkshop(
  page: Page,
  data: ShopData,
  { role, language }: { role: Role; language: Language },
): Promise<Colleague> {
  const colleague = await hire(data, role, language)
  await signIn(page, colleague)
  return colleague
}
