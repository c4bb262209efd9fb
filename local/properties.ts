import fc from 'fast-check'

/**
 * Properties try the same examples everywhere, so that a red run is red again for whoever looks; the long run and a
 * `PROPERTY_SEED` of one's own wander.
 */
export const seed = Number(process.env.PROPERTY_SEED ?? 20261122)

fc.configureGlobal({ seed })

export default fc
