import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Is this an address of the open internet: not of this machine, this network, or a use of its own? */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  // ::ffff:10.0.0.1 is checked as the IPv4 address that it is
  return !inside.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

export class PrivateAddress extends Error {
  readonly code = 'private_address'
}

/**
 * Looks a name up where it is about to be connected to, and refuses one that leads inside: what was looked up earlier
 * could have changed since.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, [])
    if (!found.every(({ address }) => isPublicAddress(address)))
      return callback(new PrivateAddress(), [])
    const [first] = found
    if (options.all) return callback(null, found)
    return first ? callback(null, first.address, first.family) : callback(new PrivateAddress(), [])
  })
}
