/** Tag of what public pages show of claims whose wording a person has confirmed; who confirms one invalidates it. */
export const claimWordingsTag = 'claim-wordings'
