import type { Transaction } from '#platform/database.ts'
import { hashPassword } from 'better-auth/crypto'
import { demoPassword, demoStaff } from '#shop/staff/demo-staff.ts'

/** One person of each role; their password is known to everybody, so they exist beside the stand-in only. */
export async function seedStaff(transaction: Transaction): Promise<void> {
  for (const { email, name, role, language } of demoStaff) {
    const id = `demo-${role}`
    await transaction.staffUser.create({ data: { id, email, name, role, language, emailVerified: true } })
    const password = await hashPassword(demoPassword)
    await transaction.staffAccount.create({
      data: { id: `${id}-password`, accountId: id, providerId: 'credential', userId: id, password },
    })
  }
}
