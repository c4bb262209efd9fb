import { joinShop } from '#local/beside-shop.ts'
import { isLanguage } from '#i18n/locale.ts'
import { invitationInput } from '#shop/staff/person-input.ts'
import { inviteFirstOwner } from '#shop/staff/mutations/invitations.ts'
import { invitationUrl } from '#shop/staff/session/invitation-link.ts'
import { database } from '#platform/database.ts'

// `npm run create-owner -- owner@example.org "Anna Nowak" pl`: the first owner of a new shop, once.
const [email = '', name = '', language = 'en'] = process.argv.slice(2)
const given = invitationInput.safeParse({ email, name, language, role: 'owner' })
if (!given.success || !isLanguage(language)) {
  console.error('Usage: npm run create-owner -- <e-mail address> "<name>" <pl|nl|en>')
  process.exitCode = 2
} else {
  const leave = await joinShop()
  const invited = await inviteFirstOwner(given.data)
  if (invited.ok) {
    console.log('Open this link within three days and choose a password:')
    console.log(invitationUrl(invited.id))
  } else {
    console.error('People work in this shop already. An owner can invite others in the workshop.')
    process.exitCode = 1
  }
  await database().$disconnect()
  await leave()
}
