import { randomBytes } from 'node:crypto'

/** Every secret and id that product and stand-ins agree on. Invented anew for each world. */
export type StandInKeys = {
  vaultKey: string
  hashKey: string
  cronSecret: string
  reportSecret: string
  uplinkSecret: string
  accessKeyId: string
  accessKeySecret: string
  authCodes: { status: string; attribute: string; reassigned: string }
  corpId: string
  wecomSecret: string
  miniAppId: string
  miniSecret: string
  contactsSecret: string
  callbackToken: string
  callbackAesKey: string
}

export const AGENT_ID = 1_000_002

export function inventKeys(): StandInKeys {
  const hex = (bytes: number) => randomBytes(bytes).toString('hex')
  return {
    vaultKey: randomBytes(32).toString('base64'),
    hashKey: randomBytes(32).toString('base64'),
    cronSecret: hex(16),
    reportSecret: hex(16),
    uplinkSecret: hex(16),
    accessKeyId: `LTAI${hex(8)}`,
    accessKeySecret: hex(15),
    authCodes: { status: hex(5), attribute: hex(5), reassigned: hex(5) },
    corpId: `ww${hex(8)}`,
    wecomSecret: hex(20),
    miniAppId: `wx${hex(8)}`,
    miniSecret: hex(16),
    contactsSecret: hex(20),
    callbackToken: hex(8),
    callbackAesKey: randomBytes(32).toString('base64').slice(0, 43),
  }
}
