import type { IncomingMessage } from 'node:http'
import { carriesIdentity } from './forwarded-request.ts'
import type { FinishedAnswer } from './finished-answer.ts'
import type { PageStore } from './page-store.ts'
import type { Rendered } from './renderer.ts'

/** What became of a render: bytes for everybody, or an answer for whoever asked. */
export type Outcome =
  | { kind: 'finished'; answer: FinishedAnswer }
  | { kind: 'rendered'; rendered: Rendered; isForEverybody: boolean }

export interface RenderSources {
  /** Renders for nobody in particular. */
  neutral: () => Promise<Rendered>
  /** Renders for the one who asks, without letting go of the bytes. */
  held: () => Promise<Rendered>
  /** Renders for the one who asks; the answer may be on its way to them already. */
  own: () => Promise<Rendered>
  finish: (rendered: Rendered) => FinishedAnswer
}

type Nature = 'public' | 'personal'

const rememberedPaths = 20_000

/**
 * Renders each page once for all who ask at the same time, and keeps what is public. The bytes kept were rendered for
 * a request that carries nothing personal, so a page that wrongly calls itself public gives nobody away.
 */
export class PublicPages {
  readonly #store: PageStore
  readonly #natures = new Map<string, Nature>()
  readonly #flights = new Map<string, Promise<Outcome>>()

  constructor(store: PageStore) {
    this.#store = store
  }

  /** Who asks after a change must not be given a render that began before it. */
  changed(): void {
    this.#flights.clear()
  }

  async answer(path: string, request: IncomingMessage, sources: RenderSources): Promise<Outcome> {
    const nature = this.#natures.get(path)
    if (nature === 'personal') return this.#own(path, sources)
    const underway = this.#flights.get(path)
    if (!underway && nature === undefined && carriesIdentity(request)) return this.#own(path, sources)
    const isFirst = underway === undefined
    const outcome = await (underway ?? this.#fly(path, nature === 'public', sources))
    if (outcome.kind === 'finished' || outcome.isForEverybody || (isFirst && nature === undefined))
      return outcome
    return this.#own(path, sources)
  }

  #fly(path: string, isNeutral: boolean, sources: RenderSources): Promise<Outcome> {
    const flight = this.#render(path, isNeutral, sources).finally(() => {
      if (this.#flights.get(path) === flight) this.#flights.delete(path)
    })
    this.#flights.set(path, flight)
    return flight
  }

  async #render(path: string, isNeutral: boolean, sources: RenderSources): Promise<Outcome> {
    const ticket = this.#store.beginRender()
    try {
      const rendered = await (isNeutral ? sources.neutral() : sources.held())
      this.#learn(path, rendered)
      if (isFinished(rendered)) {
        const answer = sources.finish(rendered)
        this.#store.keep(path, answer, rendered.facts, ticket)
        return { kind: 'finished', answer }
      }
      const standIn = rendered.status >= 500 ? this.#store.standIn(path) : undefined
      if (standIn) return { kind: 'finished', answer: standIn }
      return { kind: 'rendered', rendered, isForEverybody: isNeutral && !isPersonal(rendered) }
    } catch (error) {
      const standIn = this.#store.standIn(path)
      if (standIn) return { kind: 'finished', answer: standIn }
      throw error
    } finally {
      this.#store.endRender(ticket)
    }
  }

  async #own(path: string, sources: RenderSources): Promise<Outcome> {
    const rendered = await sources.own()
    this.#learn(path, rendered)
    return { kind: 'rendered', rendered, isForEverybody: false }
  }

  #learn(path: string, rendered: Rendered): void {
    if (rendered.status !== 200) return
    this.#natures.delete(path)
    this.#natures.set(path, isPersonal(rendered) ? 'personal' : 'public')
    for (const oldest of this.#natures.keys()) {
      if (this.#natures.size <= rememberedPaths) break
      this.#natures.delete(oldest)
    }
  }
}

function isPersonal({ status, headers, facts }: Rendered): boolean {
  return status === 200 && (!facts.isPublic || headers['set-cookie'] !== undefined)
}

/** A part that failed while the rest was on its way: the page says 200, but is not what it should be. */
const failedParts = ['<!--$!-->', '$RX("']

/** Whether an answer is a whole page that is the same for everybody. */
export function isFinished(rendered: Rendered): boolean {
  const { status, body, isStreamed } = rendered
  return (
    status === 200 && !isPersonal(rendered) && !isStreamed && !failedParts.some((mark) => body.includes(mark))
  )
}
