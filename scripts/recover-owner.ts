import { joinShop } from '#local/beside-shop.ts'
import { recoverOwner } from '#shop/staff/mutations/recover-owner.ts'
import { recoveryInput } from '#shop/staff/person-input.ts'
import { invitationUrl } from '#shop/staff/session/invitation-link.ts'
import { database } from '#platform/database.ts'

const refusals = {
  unknown: 'Nobody of this address works in this shop.',
  'not-owner': 'Not an owner: an owner sends a link and takes the second factor away under "People".',
}

// `npm run recover-owner -- owner@example.org`: an owner who has lost password or second factor comes in again.
const [email, ...others] = process.argv.slice(2)
const given = recoveryInput.safeParse({ email })
if (!given.success || others.length > 0) {
  console.error('Usage: npm run recover-owner -- <e-mail address of an owner>')
  process.exitCode = 2
} else {
  const leave = await joinShop()
  try {
    const recovered = await recoverOwner(given.data.email)
    if (recovered.ok) {
      console.log('All sessions are over, the password and the second factor are gone.')
      console.log('Open this link within three days and choose a password:')
      console.log(invitationUrl(recovered.id))
    } else {
      console.error(refusals[recovered.reason])
      process.exitCode = 1
    }
  } finally {
    await database().$disconnect()
    await leave()
  }
}
