import 'server-only'
import { betterAuth } from 'better-auth/minimal'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { cookieName } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { derivedKeys } from '#platform/secrets.ts'
import { passwordLength } from '../password.ts'
import { findDisabledAt } from '../queries.ts'

/** Hours a session lasts at most, however busy (ASVS 7.3.2). */
const absoluteHours = 12

function configure() {
  const keys = derivedKeys('staff-authentication')
  const isSecure = environment().shopUrl.protocol === 'https:'
  return betterAuth({
    appName: environment().shopUrl.host,
    baseURL: environment().shopUrl.origin,
    // Nothing answers there: our own handlers call it, so that no endpoint exists that the matrix does not know.
    basePath: '/staff/api/auth',
    // Counted from the oldest, so that a secret keeps its number when a new one is put before it.
    secrets: keys.map((value, index) => ({ version: keys.length - index, value })),
    database: prismaAdapter(database(), { provider: 'postgresql' }),
    telemetry: { enabled: false },
    // Limits are ours: by account and by address, in PostgreSQL, the same in every process.
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message) => logger.error({ message }, 'staff sign-in') },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.minimum,
      maxPasswordLength: passwordLength.maximum,
    },
    user: {
      modelName: 'staffUser',
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        language: { type: 'string', required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      modelName: 'staffSession',
      expiresIn: absoluteHours * 3600,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        lastUsedAt: { type: 'date', required: false, input: false },
        freshUntil: { type: 'date', required: false, input: false },
      },
    },
    account: { modelName: 'staffAccount' },
    verification: { modelName: 'staffVerification' },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => (await findDisabledAt(database(), userId)) === null,
        },
      },
    },
    advanced: {
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure },
      cookiePrefix: isSecure ? '__Host-staff' : 'staff',
      cookies: { session_token: { name: cookieName('staff') } },
      ipAddress: { ipAddressHeaders: ['x-shop-client-address'] },
    },
    plugins: [
      twoFactor({
        issuer: environment().shopUrl.host,
        twoFactorTable: 'staffTwoFactor',
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
      }),
    ],
  })
}

const shared = globalThis as { shopAuthentication?: ReturnType<typeof configure> }

/** Passwords, sessions and second factors of the staff, kept by better-auth in our own tables. */
export function authentication(): ReturnType<typeof configure> {
  shared.shopAuthentication ??= configure()
  return shared.shopAuthentication
}
