import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { createChance, type Chance } from '#local/stripe/webhooks/chance.ts'
import { Colleague } from './colleague.ts'
import type { World } from './world.ts'

const texts = {
  'alt-pl': 'Opakowanie na tle',
  'alt-nl': 'De verpakking op een achtergrond',
  'alt-en': 'The pack on a background',
}

/** An editor who adds pictures and takes some away again, and a moderator who decides, while things break around them. */
export class WorkshopTraffic {
  readonly #world: World
  readonly #chance: Chance
  readonly #hands: Promise<void>[]
  readonly #comments: string[] = []
  #isOver = false
  /** Answers that blamed the server without saying when to come back, and refusals nobody deserved. */
  readonly trouble: { path: string; status: number; body: string }[] = []
  pictures = 0
  decisions = 0

  private constructor(
    world: World,
    { seed, editor, moderator }: { seed: number; editor: Colleague; moderator: Colleague },
  ) {
    this.#world = world
    this.#chance = createChance(seed)
    this.#hands = [this.#upload(editor), this.#moderate(moderator)]
  }

  static async open(world: World, seed: number): Promise<WorkshopTraffic> {
    const [editor, moderator] = [
      await Colleague.signIn(world, 'editor'),
      await Colleague.signIn(world, 'moderator'),
    ]
    return new WorkshopTraffic(world, { seed, editor, moderator })
  }

  async stop(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#hands)
  }

  async #upload(editor: Colleague): Promise<void> {
    const product = await this.#product()
    while (!this.#isOver) {
      const bytes = await this.#photograph()
      const fields = { product: String(product), languages: 'all', variant: '', ...texts }
      const path = '/staff/api/media'
      const file = { field: 'picture', bytes }
      if (await this.#insist(path, () => editor.upload(path, fields, file))) this.pictures += 1
      if (this.#chance.next() < 0.4) await this.#removeNewest(editor)
    }
  }

  async #removeNewest(editor: Colleague): Promise<void> {
    const [newest] = await this.#ask<{ id: number }>(
      `select id from product_picture where file like 'uploads/%' order by id desc limit 1`,
    )
    if (!newest) return
    const path = `/staff/api/media/${newest.id}/remove`
    // What a lost answer has taken away already is gone.
    await this.#insist(path, () => editor.post(path, { languages: 'all' }), [409])
  }

  async #moderate(moderator: Colleague): Promise<void> {
    while (!this.#isOver) {
      const id = await this.#comment()
      const fields = { [`comment-${id}`]: 'on', decision: 'approved', seen: 'pending' }
      const path = '/staff/api/comments/decide'
      // Decided already: by the press whose answer was lost.
      if (await this.#insist(path, () => moderator.post(path, fields), [409])) this.decisions += 1
      await pause(this.#chance.between(0, 150))
    }
  }

  /** A visitor's words that wait for a decision. */
  async #comment(): Promise<string> {
    const id = crypto.randomUUID()
    await this.#ask(
      `insert into comment (id, article_id, language, locale, author_name, email, body, held_reasons, submission_id,
         created_at)
       select $1::text, id, 'pl', 'pl-PL', 'Anna', 'reader@example.org', 'Thank you for this.', '{}', $1::text, now()
       from article order by id limit 1 on conflict do nothing`,
      [id],
    )
    this.#comments.push(id)
    return id
  }

  async #product(): Promise<number> {
    const [product] = await this.#ask<{ id: number }>(
      'select id from product where archived_at is null order by id desc limit 1',
    )
    return product?.id ?? 0
  }

  /** No two of them are the same. */
  #photograph(): Promise<Buffer> {
    const background = {
      r: this.#chance.between(0, 255),
      g: this.#chance.between(0, 255),
      b: this.pictures % 256,
    }
    const width = this.#chance.between(330, 500)
    return sharp({ create: { width, height: 300, channels: 3, background } })
      .jpeg()
      .toBuffer()
  }

  /** The database may be the one that is away. */
  async #ask<Row extends object>(statement: string, values: unknown[] = []): Promise<Row[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#world.books.rows<Row>(statement, values)
      } catch (error) {
        if (attempt === 60) throw error
        await pause(200)
      }
    }
  }

  async #insist(
    path: string,
    press: () => Promise<{ status: number; body: string }>,
    alsoDone: number[] = [],
  ): Promise<boolean> {
    for (let attempt = 1; attempt <= 60; attempt++) {
      // Nobody there, or an answer that broke off: pressed again.
      const { status, body } = await press().catch((error: unknown) => ({ status: 0, body: String(error) }))
      if (status === 200 || alsoDone.includes(status)) return true
      if (status !== 0 && status !== 503) this.trouble.push({ path, status, body: body.slice(0, 300) })
      if (status >= 400 && status < 500) return false
      await pause(100 + 50 * attempt)
    }
    return false
  }

  /** Comments that were not decided exactly once, by somebody, with one row in the audit log and one letter. */
  wronglyDecided(): Promise<object[]> {
    return this.#world.books.rows(
      `select * from (select c.id, c.status::text, c.decided_by,
         (select count(*)::int from audit_entry a where a.entity = 'comment' and a.entity_id = c.id) as audited,
         (select count(*)::int from mail m where m.facts ->> 'commentId' = c.id) as letters
       from comment c where c.id = any($1)) found
       where status <> 'approved' or decided_by is null or audited <> 1 or letters <> 1`,
      [this.#comments],
    )
  }
}
