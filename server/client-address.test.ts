import { describe, expect, test } from 'vitest'
import { clientAddress, trustedProxies } from './client-address.ts'

const nobody = trustedProxies([])
const proxies = trustedProxies(['127.0.0.1', '10.0.0.0/8', '2001:db8:ffff::/48'])

describe('the address of a client', () => {
  test.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    ['::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', undefined, '2001:db8:1:2::/64'],
    ['2001:db8::1', undefined, '2001:db8:0:0::/64'],
    ['fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
    [undefined, undefined, 'unknown'],
  ])('of peer %s is %s', (peer, forwarded, expected) => {
    expect(clientAddress(peer, forwarded, nobody)).toBe(expected)
  })

  test('a peer that is no trusted proxy is not believed', () => {
    expect(clientAddress('203.0.113.7', '198.51.100.1', nobody)).toBe('203.0.113.7')
    expect(clientAddress('203.0.113.7', '198.51.100.1', proxies)).toBe('203.0.113.7')
  })

  test.each([
    ['198.51.100.1', '198.51.100.1'],
    ['1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['1.1.1.1, 198.51.100.1, 10.2.3.4', '198.51.100.1'],
    ['10.9.9.9', '10.9.9.9'],
    ['198.51.100.1:5678', '198.51.100.1'],
    ['[2001:db8:5:6::9]:443', '2001:db8:5:6::/64'],
    ['::ffff:198.51.100.1', '198.51.100.1'],
    ['198.51.100.1, nonsense', '127.0.0.1'],
    ['', '127.0.0.1'],
    ['1.1.1.1, 2001:db8:ffff::5', '1.1.1.1'],
  ])('behind a proxy that says %j it is %s', (forwarded, expected) => {
    expect(clientAddress('::ffff:127.0.0.1', forwarded, proxies)).toBe(expected)
  })

  test('two addresses of one household are one client', () => {
    const [one, other] = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'].map((peer) =>
      clientAddress(peer, undefined, nobody),
    )
    expect(one).toBe(other)
  })

  test('a setting that is no address is refused', () => {
    expect(() => trustedProxies(['proxy.example'])).toThrow('proxy.example')
  })
})
