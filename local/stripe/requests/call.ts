import type { World } from '../world.ts'
import type { ParameterTree } from './form.ts'

/** What a route is given: the identifier in its path, the parameters, and where events go. */
export interface Call {
  world: World
  id: string
  tree: ParameterTree
  webhookUrl: string | null
}
