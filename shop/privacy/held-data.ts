/** Everything that is held about a person, as it is handed to them (Art. 15 and 20 GDPR). */
export interface HeldData {
  email: string
  at: Date
  orders: object[]
  withdrawals: object[]
  complaints: object[]
  comments: object[]
  commentReports: object[]
  privacyRequests: object[]
  mails: object[]
}

/** The kinds of data a person may have left here, in the order they are told. */
export const heldKinds = [
  'orders',
  'withdrawals',
  'complaints',
  'comments',
  'commentReports',
  'privacyRequests',
  'mails',
] as const satisfies readonly (keyof HeldData)[]

/** Held data as a file that a browser saves and keeps nowhere else. */
export function heldDataFile(held: HeldData): Response {
  return new Response(JSON.stringify(held, null, 2), {
    headers: {
      'cache-control': 'private, no-store',
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="personal-data-${held.at.toISOString().slice(0, 10)}.json"`,
    },
  })
}
