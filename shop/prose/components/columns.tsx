/** A narrow column for the way through the text and a wide one for the text; the end matter keeps them. */
export const columns = 'grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-8 lg:grid-cols-[15rem_minmax(0,1fr)]'
