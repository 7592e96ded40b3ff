import { isIP } from 'node:net'
import * as z from 'zod/mini'
import { readPhone, stripPhone } from '../../../shared/phone.ts'

/** The kinds of values an environment variable can have. No message ever repeats the value. */

const nonEmpty = (message: string) => z.string().check(z.trim(), z.minLength(1, message))

export const words = nonEmpty('is empty')

export const optionalWords = z.optional(words)

export function wordsOr(fallback: string) {
  return z._default(words, fallback)
}

export function wholeNumberOr(fallback: number, minimum: number, maximum: number) {
  const message = `must be a whole number from ${minimum} to ${maximum}`
  return z.pipe(
    z._default(z.string().check(z.regex(/^\d{1,9}$/, message)), String(fallback)),
    z.pipe(
      z.transform(Number),
      z.number().check(z.minimum(minimum, message), z.maximum(maximum, message)),
    ),
  )
}

/** Of WeCom's directory; the whole company is 1. */
export const departmentId = z.string().check(z.regex(/^[1-9]\d{0,8}$/, 'must be a number'))

/** `https://host[:port][/path]` without the last slash. */
export const webUrl = z.pipe(
  words.check(
    z.refine(
      (value) => readUrl(value, /^https?:$/) !== null && !/[?#]/.test(value),
      'must be an http(s) URL, without ? and #',
    ),
  ),
  z.transform((value) => value.replace(/\/+$/, '')),
)

export const databaseUrl = words.check(
  z.refine((value) => readUrl(value, /^postgres(ql)?:$/) !== null, 'must be a postgres:// URL'),
)

/** At least `shortest` characters: a secret that can be guessed is none. */
export function secret(shortest = 16) {
  return words.check(z.minLength(shortest, `must have at least ${shortest} characters`))
}

/** It stands in the address of a callback: what base64 may hold (`/`, `+`) would make another address of it. */
export const pathSecret = secret().check(
  z.regex(/^[\w.~-]*$/, 'takes letters, digits, - and _ only: it is part of an address'),
)

/** An id or key of a vendor's, as its console shows it. */
export const token = words.check(
  z.regex(/^[\x21-\x7e]*$/, 'holds a character that no key of the vendor has, a space perhaps'),
)

export const smsTemplateCode = words.check(z.regex(/^SMS_\w+$/, 'must look like SMS_123456789'))

/** A mainland mobile, decorated or not; kept as eleven digits. */
export const mobilePhone = z.pipe(
  words.check(z.refine((value) => readPhone(value).ok, 'must be a mobile number of the mainland')),
  z.transform(stripPhone),
)

export const signName = words.check(z.regex(/^[^【】]*$/, 'must stand without 【】'))

/** WeCom's EncodingAESKey: 32 bytes in base64 without the last `=`. */
export const encodingAesKey = words.check(
  z.regex(/^[A-Za-z0-9+/]{43}$/, 'must be 43 characters of base64'),
)

export const ipAddress = words.check(
  z.refine((value) => isIP(value) > 0, 'must be IP addresses, with commas between'),
)

export const headerName = words.check(
  z.regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header, e.g. x-real-ip'),
)

export function commaList(item: z.ZodMiniString<string>, most: number) {
  return z.pipe(
    words,
    z.pipe(
      z.transform((value: string) =>
        value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      ),
      z
        .array(item)
        .check(
          z.minLength(1, 'is empty'),
          z.maxLength(most, `takes at most ${most}, with commas between`),
        ),
    ),
  )
}

const key32 = z.pipe(
  words.check(z.refine((value) => decode32(value) !== null, 'must be 32 bytes in base64')),
  z.transform((value) => Buffer.from(value, 'base64')),
)
export const hashKey = key32

/** `2:<base64>,1:<base64>`: newest first, ids 1–255 that are never used again. */
export const vaultKeys = z.pipe(
  words.check(
    z.refine(
      (value) => readVaultKeys(value) !== null,
      'must be id:base64 pairs (id 1–255, 32 bytes each), newest first, with commas between',
    ),
  ),
  z.transform((value) => readVaultKeys(value) ?? []),
)

function readVaultKeys(value: string): { id: number; key: Buffer }[] | null {
  const keys: { id: number; key: Buffer }[] = []
  for (const part of value.split(',')) {
    const [, id = '', encoded = ''] = /^\s*(\d{1,3}):(\S+)\s*$/.exec(part) ?? []
    const key = decode32(encoded)
    const number = Number(id)
    const isFresh = keys.every((other) => other.id !== number)
    if (!key || number < 1 || number > 255 || !isFresh) return null
    keys.push({ id: number, key })
  }
  return keys
}

function decode32(value: string): Buffer | null {
  const bytes = Buffer.from(value, 'base64')
  return bytes.length === 32 ? bytes : null
}

function readUrl(value: string, protocol: RegExp): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null
  return url && protocol.test(url.protocol) ? url : null
}
