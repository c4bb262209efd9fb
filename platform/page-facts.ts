import { AsyncLocalStorage } from 'node:async_hooks'

/** What a page says about itself while it is rendered; by it the HTTP front decides whether the bytes may be kept. */
export interface PageFacts {
  /** The same bytes for everybody: nothing in it comes from a cookie, a header or the client's address. */
  isPublic: boolean
  /** What the address names does not exist; the page that says so is answered with 404. */
  isMissing: boolean
  tags: Set<string>
  /** Epoch milliseconds at which it becomes outdated by itself; `Infinity` if it never does. */
  freshUntil: number
  /** Marks inline scripts as our own; the front allows those that carry it and takes the mark off the bytes. */
  nonce: string | null
}

// The front and the framework's bundles load this module separately, so the storage must not belong to the module.
const key = Symbol.for('shop.page-facts')
const shared = globalThis as { [key]?: AsyncLocalStorage<PageFacts> }
const storage = (shared[key] ??= new AsyncLocalStorage<PageFacts>())

/** Says that the page being rendered is the same for everybody. Outside of a render it does nothing. */
export function markPublic(): void {
  const facts = storage.getStore()
  if (facts) facts.isPublic = true
}

/**
 * Says that the page being rendered tells of something that does not exist. The framework's own way of saying so leaves
 * the page empty until scripts have run; this way it is an ordinary page with status 404.
 */
export function markMissing(): void {
  const facts = storage.getStore()
  if (facts) facts.isMissing = true
}

/** Says what the page being rendered is made of, and until when that holds without anybody changing it. */
export function dependsOn(tags: readonly string[], freshUntil?: Date | null): void {
  const facts = storage.getStore()
  if (!facts) return
  for (const tag of tags) facts.tags.add(tag)
  if (freshUntil) facts.freshUntil = Math.min(facts.freshUntil, freshUntil.getTime())
}

/** For an inline script of our own on a page: `<script nonce={inlineScriptNonce()}>`. */
export function inlineScriptNonce(): string | undefined {
  return storage.getStore()?.nonce ?? undefined
}

/** Runs a render and hands it the facts that the pages and queries inside it will fill in. */
export function collectPageFacts<Result>(
  run: (facts: PageFacts) => Result,
  nonce: string | null = null,
): Result {
  const facts: PageFacts = {
    isPublic: false,
    isMissing: false,
    tags: new Set(),
    freshUntil: Infinity,
    nonce,
  }
  return storage.run(facts, run, facts)
}
