/** Somebody who works or worked here, as the owner sees them. */
export interface Colleague {
  id: string
  name: string
  email: string
  role: string
  language: string
  isDisabled: boolean
  hasSecondFactor: boolean
  lastUsedAt: Date | null
}

/** Where somebody is signed in. */
export interface OwnSession {
  id: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: Date
  lastUsedAt: Date
  isThis: boolean
}
