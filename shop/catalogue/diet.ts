/** Diets a product suits, by the keys of its data. */
export const diets = ['vegan', 'vegetarian'] as const

/** What a product can be free from, by the keys of its data. */
export const freeFromChoices = ['gluten', 'lactose', 'soya', 'nuts', 'egg'] as const

export type Diet = (typeof diets)[number]
export type FreeFrom = (typeof freeFromChoices)[number]

export function isDiet(key: string): key is Diet {
  return (diets as readonly string[]).includes(key)
}

export function isFreeFrom(key: string): key is FreeFrom {
  return (freeFromChoices as readonly string[]).includes(key)
}
