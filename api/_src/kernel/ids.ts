import { randomFillSync } from 'node:crypto'

/** Every id's prefix, in one table. */
export const idPrefixes = {
  department: 'dep',
  employee: 'emp',
  grant: 'gra',
  contact: 'con',
  challenge: 'chg',
  code: 'cod',
  correction: 'cor',
  message: 'msg',
  notice: 'not',
  numberCheck: 'nck',
  callTask: 'cal',
  warning: 'war',
  import: 'imp',
  upload: 'upl',
  directorySync: 'dir',
  export: 'exp',
  finding: 'fnd',
  alert: 'alr',
  followUp: 'fol',
  delivery: 'dlv',
  changeRequest: 'crq',
  delegation: 'dlg',
  emergency: 'emg',
  emergencyOutcome: 'emo',
  permit: 'prm',
  drill: 'drl',
  drillPerson: 'drp',
  drillMessage: 'drm',
  roleProposal: 'rpr',
  apiKey: 'key',
  campaign: 'cmp',
  campaignMember: 'cmm',
  waiver: 'wai',
  webhook: 'whk',
  request: 'req',
} as const
export type IdKind = keyof typeof idPrefixes

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

const pool = Buffer.alloc(16 * 256)
let used = pool.length

/** 16 random bytes; one call of the system for 256 ids, for it costs more than all the rest of an id. */
function randomTail(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}

/** `con_` + 26 characters: 48 bits of time, then 80 random bits; sorts by time, so indexes grow at one end. */
export function newId(kind: IdKind, at: Date): string {
  let time = at.getTime()
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = CROCKFORD[time % 32] + head
    time = Math.floor(time / 32)
  }
  let tail = ''
  for (const byte of randomTail()) tail += CROCKFORD[byte & 31]
  return `${idPrefixes[kind]}_${head}${tail}`
}

/** When an id was made, to the millisecond. */
export function madeAt(id: string): Date {
  let time = 0
  for (const letter of id.slice(id.indexOf('_') + 1).slice(0, 10))
    time = time * 32 + CROCKFORD.indexOf(letter)
  return new Date(time)
}
