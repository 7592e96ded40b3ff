import { timingSafeEqual } from 'node:crypto'
import { decrypt, getSignature } from '@wecom/crypto'
import type { CallbackEnvelope, WecomCallbacksPort } from '../../ports/wecom-callbacks.ts'
import { readEvent, readXml } from './callback-xml.ts'

export type CallbackKeys = { token: string; encodingAesKey: string; corpId: string }

/** Opens what WeCom pushes (wecom 90968): signature first, then decryption, then the receiver. */
export function createCallbacks(keys: CallbackKeys): WecomCallbacksPort {
  function open(envelope: CallbackEnvelope, encrypted: string): string | null {
    const { msg_signature, timestamp, nonce } = envelope
    const expected = getSignature(keys.token, timestamp, nonce, encrypted)
    if (!isSame(expected, msg_signature)) return null
    const { message, id } = decrypt(keys.encodingAesKey, encrypted)
    return isSame(keys.corpId, id) ? message : null
  }

  return {
    openEcho: (envelope) => quietly(() => open(envelope, envelope.echostr)),
    openEvent: (envelope, body) =>
      quietly(() => {
        const encrypted = readXml(body)?.Encrypt
        const message = encrypted ? open(envelope, encrypted) : null
        const fields = message === null ? null : readXml(message)
        return fields && readEvent(fields)
      }),
  }
}

/** Whatever is wrong with a push, the sender learns nothing of it. */
function quietly<T>(read: () => T | null): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

function isSame(ours: string, theirs: string): boolean {
  const [a, b] = [Buffer.from(ours), Buffer.from(theirs)]
  return a.length === b.length && timingSafeEqual(a, b)
}
