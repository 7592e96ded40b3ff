import * as z from 'zod/mini'
import { words } from './env-values.ts'

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 }

/** `smtp://[user:password@]host[:port]`, `smtps://…`; reserved characters of user and password as %XX. */
export const smtpUrl = z.pipe(
  words.check(
    z.refine(
      (value) => readSmtpUrl(value) !== null,
      'must look like smtp://user:password@host:587 or smtps://…:465',
    ),
  ),
  z.transform((value) => readSmtpUrl(value) ?? { host: '', port: 0, secure: true, auth: null }),
)

/** `address@host`, or `名称 <address@host>`. */
export const mailSender = z.pipe(
  words.check(
    z.refine((value) => readSender(value) !== null, 'must look like 紧联 <jinlian@example.com>'),
  ),
  z.transform((value) => readSender(value) ?? { name: '', address: '' }),
)

function readSmtpUrl(value: string) {
  const url = URL.canParse(value) ? new URL(value) : null
  const port = url && PORTS[url.protocol]
  if (!url?.hostname || !port || !/^\/?$/.test(url.pathname) || url.search || url.hash) return null
  const auth = readAuth(url)
  if (auth === undefined) return null
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : port,
    secure: url.protocol === 'smtps:',
    auth,
  }
}

/** `undefined`: half of a login, or a `%` that means nothing. */
function readAuth({ username, password }: URL): { user: string; pass: string } | null | undefined {
  if (!username && !password) return null
  if (!username || !password) return undefined
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  } catch {
    return undefined
  }
}

function readSender(value: string) {
  const [, name = '', address = ''] = /^(?:([^<>"\r\n]*)<([^\s<>@,;]+@[^\s<>@,;]+)>)$/.exec(
    value,
  ) ?? ['', '', value]
  return /^[^\s<>@,;]+@[^\s<>@,;]+$/.test(address) ? { name: name.trim(), address } : null
}
