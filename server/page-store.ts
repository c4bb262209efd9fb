import { everyPage } from '#platform/invalidation.ts'
import type { PageFacts } from '#platform/page-facts.ts'
import type { FinishedAnswer } from './finished-answer.ts'

export interface PageStoreOptions {
  /** Bytes of all kept pages together. */
  capacity: number
  /** Milliseconds after which a page is rendered anew even if nobody has said it changed. */
  keptFor?: number
  /** Milliseconds for which an outdated page may stand in for one that cannot be rendered. */
  standsInFor?: number
  now?: () => number
}

interface KeptPage {
  answer: FinishedAnswer
  tags: ReadonlySet<string>
  /** When it stops being the truth, or stopped. */
  trueUntil: number
}

/** A render under way, which must not be kept if something it may depend on changes before it ends. */
export interface RenderTicket {
  readonly droppedTags: Set<string>
  isVoid: boolean
}

const minute = 60_000

/** The finished public pages by path: the least recently used leave first, the changed ones at once. */
export class PageStore {
  readonly #pages = new Map<string, KeptPage>()
  readonly #tickets = new Set<RenderTicket>()
  readonly #options: Required<PageStoreOptions>
  #bytes = 0
  #isSuspended = false

  constructor(options: PageStoreOptions) {
    this.#options = { keptFor: 60 * minute, standsInFor: 10 * minute, now: Date.now, ...options }
  }

  get size(): number {
    return this.#pages.size
  }

  get bytes(): number {
    return this.#bytes
  }

  find(path: string): FinishedAnswer | undefined {
    const page = this.#pages.get(path)
    if (page === undefined || page.trueUntil <= this.#options.now()) return undefined
    this.#pages.delete(path)
    this.#pages.set(path, page)
    return page.answer
  }

  /** What may be shown instead of an error. */
  standIn(path: string): FinishedAnswer | undefined {
    const page = this.#pages.get(path)
    if (!page) return undefined
    if (this.#options.now() - page.trueUntil <= this.#options.standsInFor) return page.answer
    this.#remove(path)
    return undefined
  }

  beginRender(): RenderTicket {
    const ticket: RenderTicket = { droppedTags: new Set(), isVoid: this.#isSuspended }
    this.#tickets.add(ticket)
    return ticket
  }

  endRender(ticket: RenderTicket): void {
    this.#tickets.delete(ticket)
  }

  /** Keeps a page unless something it depends on has changed since its render began. */
  keep(path: string, answer: FinishedAnswer, facts: PageFacts, ticket: RenderTicket): boolean {
    const now = this.#options.now()
    const isOutdated = [...facts.tags].some((tag) => ticket.droppedTags.has(tag))
    if (ticket.isVoid || isOutdated || facts.freshUntil <= now) return false
    if (answer.bytes > this.#options.capacity / 4) return false
    this.#remove(path)
    const trueUntil = Math.min(facts.freshUntil, now + this.#options.keptFor)
    const page = { answer, tags: new Set(facts.tags), trueUntil }
    this.#pages.set(path, page)
    this.#bytes += answer.bytes
    answer.isKept = true
    answer.onGrow = (bytes) => {
      if (this.#pages.get(path)?.answer !== answer) return
      this.#bytes += bytes
      this.#shrink()
    }
    this.#shrink()
    return true
  }

  drop(tags: readonly string[]): void {
    if (tags.includes(everyPage)) return this.dropAll()
    for (const ticket of this.#tickets) for (const tag of tags) ticket.droppedTags.add(tag)
    for (const page of this.#pages.values()) if (tags.some((tag) => page.tags.has(tag))) this.#outdate(page)
    this.#sweep()
  }

  dropAll(): void {
    for (const ticket of this.#tickets) ticket.isVoid = true
    for (const page of this.#pages.values()) this.#outdate(page)
    this.#sweep()
  }

  /** Nothing is heard of changes: what is kept may be wrong, and nothing new is kept. */
  suspend(): void {
    this.#isSuspended = true
    this.dropAll()
  }

  /** Changes are heard again, but those of the time between may have been missed. */
  resume(): void {
    this.dropAll()
    this.#isSuspended = false
  }

  #outdate(page: KeptPage): void {
    page.trueUntil = Math.min(page.trueUntil, this.#options.now())
  }

  #sweep(): void {
    const oldest = this.#options.now() - this.#options.standsInFor
    for (const [path, page] of this.#pages) if (page.trueUntil < oldest) this.#remove(path)
  }

  #shrink(): void {
    for (const path of this.#pages.keys()) {
      if (this.#bytes <= this.#options.capacity) return
      this.#remove(path)
    }
  }

  #remove(path: string): void {
    const page = this.#pages.get(path)
    if (!page) return
    this.#pages.delete(path)
    this.#bytes -= page.answer.bytes
  }
}
