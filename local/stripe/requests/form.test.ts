import fc from '#local/properties.ts'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../errors.ts'
import { canonical, parseForm } from './form.ts'

describe('form-encoded parameters', () => {
  it('nest by brackets', () => {
    const tree = parseForm(
      'line_items[0][price_data][product_data][name]=Magnez%20p%C5%82ynny&expand[]=a&expand[]=b&mode=x+y',
    )
    expect(JSON.parse(JSON.stringify(tree))).toEqual({
      line_items: { '0': { price_data: { product_data: { name: 'Magnez płynny' } } } },
      expand: { '0': 'a', '1': 'b' },
      mode: 'x y',
    })
  })

  it('cannot reach a prototype', () => {
    const tree = parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1')
    expect(Object.keys(tree)).toEqual(['__proto__', 'constructor'])
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  it('refuses depth, broken encoding and a value that is also a hash', () => {
    expect(() => parseForm(`a${'[b]'.repeat(20)}=1`)).toThrow(Refusal)
    expect(() => parseForm('a=%E0%A4%A')).toThrow(Refusal)
    expect(() => parseForm('a=1&a[b]=2')).toThrow(Refusal)
  })

  it('never fails otherwise', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          canonical(parseForm(text))
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
    )
  })

  it('has one canonical text, whatever the order', () => {
    expect(canonical(parseForm('b=2&a[y]=1&a[x]=0'))).toBe(canonical(parseForm('a[x]=0&a[y]=1&b=2')))
    expect(canonical(parseForm('a=1'))).not.toBe(canonical(parseForm('a=2')))
  })
})
