export type Point = readonly [number, number]

/** One drawing command in absolute coordinates; curves keep their control points. */
export interface Command {
  kind: 'M' | 'L' | 'Q' | 'C' | 'Z'
  points: readonly Point[]
}

export type Path = readonly Command[]

export type Warp = (point: Point) => Point

const LONGEST_STRAIGHT = 14

export function line(...points: readonly Point[]): Path {
  return points.map((point, index) => ({ kind: index === 0 ? 'M' : 'L', points: [point] }))
}

export function polygon(...points: readonly Point[]): Path {
  return [...line(...points), { kind: 'Z', points: [] }]
}

export function rectangle(x: number, y: number, width: number, height: number): Path {
  return polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height])
}

export function moved(path: Path, dx: number, dy: number, factor = 1): Path {
  return path.map((command) => ({
    kind: command.kind,
    points: command.points.map(([x, y]): Point => [x * factor + dx, y * factor + dy]),
  }))
}

/** Bends a path: long straight edges are cut first, so that they follow the surface. */
export function warped(path: Path, warp: Warp): Path {
  const result: Command[] = []
  let start: Point = [0, 0]
  let current: Point = [0, 0]
  const straightTo = (end: Point) => {
    const length = Math.hypot(end[0] - current[0], end[1] - current[1])
    const steps = Math.max(1, Math.ceil(length / LONGEST_STRAIGHT))
    for (let step = 1; step <= steps; step += 1) {
      const share = step / steps
      const between: Point = [
        current[0] + (end[0] - current[0]) * share,
        current[1] + (end[1] - current[1]) * share,
      ]
      result.push({ kind: 'L', points: [warp(between)] })
    }
  }
  for (const command of path) {
    const end = command.points.at(-1) ?? start
    if (command.kind === 'L') straightTo(end)
    else if (command.kind === 'Z') {
      straightTo(start)
      result.push({ kind: 'Z', points: [] })
    } else {
      if (command.kind === 'M') start = end
      result.push({ kind: command.kind, points: command.points.map(warp) })
    }
    current = end
  }
  return result
}

const rounded = (value: number) => String(Math.round(value * 100) / 100)

export function toData(path: Path): string {
  return path
    .map(({ kind, points }) => kind + points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join(' '))
    .join('')
}
