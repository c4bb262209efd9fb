import type { Language } from '#i18n/locale.ts'
import type { Role } from './staff-member.ts'

/** Known to everybody, and therefore only ever put beside the stand-in for Stripe (decision 8). */
export const demoPassword = 'magnez-magnesium-demo'

/** One person of each role, in demo data only. */
export const demoStaff: readonly { email: string; name: string; role: Role; language: Language }[] = [
  { email: 'owner@zelvanta.example', name: 'Agnieszka Wrona', role: 'owner', language: 'pl' },
  { email: 'editor@zelvanta.example', name: 'Maarten de Wit', role: 'editor', language: 'nl' },
  { email: 'moderator@zelvanta.example', name: 'Ola Lis', role: 'moderator', language: 'pl' },
  { email: 'clerk@zelvanta.example', name: 'Joan Baker', role: 'clerk', language: 'en' },
]
