/** Tag of what public pages show of substances; whoever changes one invalidates it. */
export const substancesTag = 'substances'
