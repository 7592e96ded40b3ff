import type { WorkAddressKind } from '../../../../shared/access.ts'
import { maskPhone, readPhone } from '../../../../shared/phone.ts'
import { MINUTE } from '../../kernel/clock.ts'
import { type Random, randomString } from '../../kernel/random.ts'
import type { Vault } from '../../kernel/vault.ts'

/** As for contacts' codes (design §5, codes). */
export const CODE_LASTS = 10 * MINUTE
export const MAX_WRONG = 5
/** One code a minute and ten a day: nobody's mailbox or phone is flooded from here. */
export const CODE_PAUSE = MINUTE
export const CODES_A_DAY = 10

const EMAIL = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

/** The address as it is kept, or null where it is none: a mobile number, or one plain e-mail address. */
export function readAddress(kind: WorkAddressKind, typed: string): string | null {
  if (kind === 'phone') {
    const reading = readPhone(typed)
    return reading.ok ? reading.phone : null
  }
  const plain = typed.normalize('NFKC').trim()
  if (!EMAIL.test(plain)) return null
  const at = plain.lastIndexOf('@')
  return `${plain.slice(0, at)}@${plain.slice(at + 1).toLowerCase()}`
}

/** `137****9012`, `l***@yuanhe.cn`. */
export function maskAddress(kind: WorkAddressKind, address: string): string {
  if (kind === 'phone') return maskPhone(address)
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}***${address.slice(at)}`
}

export function mintAddressCode(random: Random): string {
  return randomString(random, 6, '0123456789')
}

/** What is stored instead of the code; bound to whom and what it proves. */
export function hashAddressCode(
  vault: Vault,
  of: { employeeId: string; addressHash: string },
  code: string,
): string {
  return vault.hash('code', `${of.employeeId}:${of.addressHash}:${code}`)
}

/** Equality of addresses; a phone hashes as everywhere. */
export function hashAddress(vault: Vault, kind: WorkAddressKind, address: string): string {
  return vault.hash('phone', kind === 'phone' ? address : `email:${address}`)
}

export type Guess = 'right' | 'wrong' | 'locked' | 'expired'

/** Judges one guess; after five wrong ones even the right code is refused until a new one was asked for. */
export function judgeAddressCode(facts: {
  wrong: number
  expiresAt: Date | null
  now: Date
  matches: boolean
}): Guess {
  if (!facts.expiresAt || facts.now >= facts.expiresAt) return 'expired'
  if (facts.wrong >= MAX_WRONG) return 'locked'
  return facts.matches ? 'right' : 'wrong'
}

/** The mail that carries a code. */
export function codeMail(code: string): { subject: string; text: string } {
  return {
    subject: `验证码 ${code}：核实您的工作邮箱`,
    text: [
      '您好，',
      '',
      `您的验证码是 ${code}，10 分钟内有效，请填在“接收地址”页面上。`,
      '核实之后，企业微信用不了的时候，等您跟进的紧急联络人会发到这个邮箱。',
      '',
      '如果这不是您填的，不用理会，什么都不会发生。',
    ].join('\n'),
  }
}
