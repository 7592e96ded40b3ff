export type ReadMail = { messageId: string; from: string; subject: string; text: string }

/** A plain-text mail as a client reads it: folded and encoded headers (RFC 2047), an encoded body (RFC 2045). */
export function readMail(bytes: Buffer): ReadMail {
  const raw = bytes.toString('latin1')
  const end = raw.indexOf('\r\n\r\n')
  const headers = readHeaders(raw.slice(0, end))
  const header = (name: string) => decodeWords(headers.get(name) ?? '')
  const body = decodeBody(raw.slice(end + 4), headers.get('content-transfer-encoding') ?? '7bit')
  return {
    messageId: header('message-id'),
    from: header('from'),
    subject: header('subject'),
    text: body.toString('utf8').replaceAll('\r\n', '\n').trimEnd(),
  }
}

function readHeaders(head: string): Map<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`; the space between two encoded words is none. */
function decodeWords(value: string): string {
  const joined = value.replace(/\?=\s+=\?/g, '?==?')
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, form: string, text: string) =>
    (form.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64')
      : decodeQuoted(text.replaceAll('_', ' '))
    ).toString('utf8'),
  )
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64')
  if (encoding.toLowerCase() !== 'quoted-printable') return Buffer.from(body, 'latin1')
  return decodeQuoted(body.replaceAll('=\r\n', ''))
}

function decodeQuoted(text: string): Buffer {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1')
}
