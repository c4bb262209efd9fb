import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inlineScriptNonce } from '#platform/page-facts.ts'
import { contentSecurityPolicy, inspectPage } from './content-security-policy.ts'
import { testFront } from './front-fixture.ts'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const settings = { paymentPageOrigin: 'https://pay.test', isDevelopment: false }

describe('the policy of a page', () => {
  test('allows what is marked with the nonce of the render, and takes the mark off', () => {
    const { html, sources, unmarkedScripts } = inspectPage(
      '<link rel="preload" nonce="N1" href="/a.js"/><script src="/a.js" nonce="N1" async=""></script>' +
        '<script nonce="N1">self.__next_f.push([1,"{\\"nonce\\":\\"N1\\"}"])</script>' +
        '<script nonce="N1" id="_R_">go()</script>',
      'N1',
    )
    expect(html).not.toContain('N1')
    expect(html).toContain('<script src="/a.js" async=""></script>')
    const data = 'self.__next_f.push([1,"{\\"nonce\\":\\"$undefined\\"}"])'
    expect(html).toContain(`<script>${data}</script>`)
    expect([...sources.scripts]).toEqual([hash(data), hash('go()')])
    expect(unmarkedScripts).toBe(0)
  })

  test('does not allow a script that was smuggled in', () => {
    const { sources, unmarkedScripts } = inspectPage(
      '<script>steal()</script><script nonce="guess">steal()</script>',
      'N1',
    )
    expect(sources.scripts.size).toBe(0)
    expect(unmarkedScripts).toBe(2)
  })

  test('counts data as data, and every script of a page made at build time', () => {
    const html = '<script type="application/ld+json">{"a":1}</script><script type="module">go()</script>'
    expect([...inspectPage(html, 'everyScript').sources.scripts]).toEqual([hash('go()')])
    expect(inspectPage(html, 'N1').unmarkedScripts).toBe(1)
  })

  test('allows inline styles by their text alone', () => {
    const { sources } = inspectPage(
      '<style>b{color:red}</style><p title="a>b" style="font-family:&quot;A&quot;">style="no"</p>',
      'N1',
    )
    const policy = contentSecurityPolicy(sources, settings)
    expect(policy).toContain(
      `style-src 'self' ${hash('b{color:red}')} 'unsafe-hashes' ${hash('font-family:"A"')};`,
    )
  })

  test('without anything inline it is the plain one', () => {
    expect(contentSecurityPolicy(inspectPage('<p>Hello</p>', 'N1').sources, settings)).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; " +
        "form-action 'self' https://pay.test",
    )
  })

  test.each(['GET', 'POST'])('an answer to %s carries it, whatever its status', async (method) => {
    const { ask, front } = await testFront((request, response) => {
      expect(request.headers['content-security-policy']).toBe(`script-src 'nonce-${inlineScriptNonce()}'`)
      response.writeHead(422, { 'content-type': 'text/html; charset=utf-8' })
      response.end(`<script nonce="${inlineScriptNonce()}">go()</script>`)
    })
    const answer = await ask('/api/form', {
      method,
      headers: { 'content-security-policy': "script-src 'nonce-evil'" },
    })
    expect(answer.text).toBe('<script>go()</script>')
    expect(answer.headers['content-security-policy']).toContain(`script-src 'self' ${hash('go()')};`)
    expect(answer.headers['cache-control']).toBe('private, no-store')
    await front.close()
  })
})
