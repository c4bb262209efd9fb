import { demoPassword, demoStaff } from '#shop/staff/demo-staff.ts'
import type { Role } from '#shop/staff/staff-member.ts'
import type { World } from './world.ts'

let count = 0

/** Somebody of the staff with a browser of their own, who knows the workshop by HTTP alone. */
export class Colleague {
  readonly #world: World
  readonly #cookies = new Map<string, string>()
  readonly #clientAddress = `10.200.0.${++count}`

  private constructor(world: World) {
    this.#world = world
  }

  static async signIn(world: World, role: Role): Promise<Colleague> {
    const colleague = new Colleague(world)
    const email = demoStaff.find((person) => person.role === role)?.email ?? ''
    const answer = await colleague.post('/staff/api/sign-in', { email, password: demoPassword })
    if (answer.status !== 200) throw new Error(`${role} cannot sign in: ${answer.status} ${answer.body}`)
    return colleague
  }

  post(path: string, fields: Record<string, string>): Promise<{ status: number; body: string }> {
    return this.#ask(path, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
    })
  }

  /** A form with one file in it. */
  upload(
    path: string,
    fields: Record<string, string>,
    { field, bytes }: { field: string; bytes: Buffer },
  ): Promise<{ status: number; body: string }> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    body.set(field, new File([new Uint8Array(bytes)], 'picture.jpg', { type: 'image/jpeg' }))
    return this.#ask(path, { method: 'POST', headers: { accept: 'application/json' }, body })
  }

  async read(path: string): Promise<string> {
    const { status, body } = await this.#ask(path, { headers: { accept: 'text/html' } })
    if (status !== 200) throw new Error(`${path}: ${status}`)
    return body
  }

  async #ask(path: string, init: RequestInit): Promise<{ status: number; body: string }> {
    const answer = await fetch(new URL(path, this.#world.url), {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        origin: this.#world.url,
        'x-forwarded-for': this.#clientAddress,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      this.#cookies.set(name, value)
    }
    return { status: answer.status, body: await answer.text() }
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }

const plain = (text: string) =>
  text.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

/** Without the attribute: nothing. */
const attribute = (tag: string, name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

function inputField(tag: string): [string, string][] {
  const type = attribute(tag, 'type')
  const isChosen = !['checkbox', 'radio'].includes(type) || tag.includes(' checked=""')
  return isChosen ? [[attribute(tag, 'name'), attribute(tag, 'value')]] : []
}

function chosenOption(options: string): string {
  const all = options.match(/<option[^>]*>/g) ?? []
  return attribute(all.find((option) => option.includes(' selected=""')) ?? all[0] ?? '', 'value')
}

/** What a browser would send if somebody pressed the button of this form without changing anything. */
export function fieldsOfForm(page: string, action: string): Record<string, string> {
  const form = page.split('<form').find((each) => attribute(each.split('>', 1)[0] ?? '', 'action') === action)
  if (!form) throw new Error(`no form for ${action}`)
  const [inside = ''] = form.split('</form>', 1)
  const inputs = [...inside.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => inputField(tag))
  const areas = [...inside.matchAll(/(<textarea[^>]*>)\n?([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = '', text = '']): [string, string] => [attribute(tag, 'name'), plain(text)],
  )
  const choices = [...inside.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)].map(
    ([, tag = '', options = '']): [string, string] => [attribute(tag, 'name'), chosenOption(options)],
  )
  return Object.fromEntries([...inputs, ...areas, ...choices].filter(([name]) => name !== ''))
}
