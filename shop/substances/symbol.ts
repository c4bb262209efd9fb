const minerals: Record<string, string> = {
  calcium: 'Ca',
  chloride: 'Cl',
  chromium: 'Cr',
  copper: 'Cu',
  fluoride: 'F',
  iodine: 'I',
  iron: 'Fe',
  magnesium: 'Mg',
  manganese: 'Mn',
  molybdenum: 'Mo',
  phosphorus: 'P',
  potassium: 'K',
  selenium: 'Se',
  zinc: 'Zn',
}

/** What chemists and labels write for a nutrient: "Mg", "B6", "D"; null for those that have no sign. */
export function nutrientSymbol(nutrient: string): string | null {
  const vitamin = /^vitamin-(\w+)$/.exec(nutrient)?.[1]
  return minerals[nutrient] ?? vitamin?.toUpperCase() ?? null
}
