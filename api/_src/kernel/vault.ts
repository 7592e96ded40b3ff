import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto'

/** What a sealed value is: part of what GCM authenticates, so a name cannot be passed off as a phone. */
export type SealedKind =
  | 'name'
  | 'phone'
  | 'history'
  | 'token'
  | 'note'
  | 'message'
  | 'address'
  | 'file'

export type Vault = {
  /** Key id, IV, tag and ciphertext in one buffer, with the newest key. */
  seal(kind: SealedKind, plain: string): Buffer
  /** Throws if the key is unknown or the value was tampered with or is of another kind. */
  open(kind: SealedKind, sealed: Buffer): string
  /** Is it sealed with an older key, so that rotation should seal it again? */
  isStale(sealed: Buffer): boolean
  /** HMAC-SHA-256, base64url: equality of numbers, links, codes and tokens without their plain form. */
  hash(purpose: HashPurpose, plain: string): string
  /** Constant-time comparison of two hashes. */
  sameHash(a: string, b: string): boolean
}
export type HashPurpose = 'phone' | 'link' | 'code' | 'request' | 'caller' | 'api_key' | 'browser'

/** `keys`: newest first; `id` is 1–255 and never reused. `hashKey` is apart: rotating it means hashing anew. */
export type VaultKeys = { keys: readonly { id: number; key: Buffer }[]; hashKey: Buffer }

const IV = 12
const TAG = 16
const HEAD = 1 + IV + TAG
const POOL = 12 * 256

export function createVault({ keys, hashKey }: VaultKeys): Vault {
  const [current] = keys
  if (!current) throw new Error('the vault needs at least one key')
  const byId = new Map(keys.map(({ id, key }) => [id, key]))
  const pool = Buffer.alloc(POOL)
  let used = POOL

  // One CSPRNG call for 256 IVs: the system call would cost more than the cipher.
  function nextIv(): Buffer {
    if (used === POOL) {
      randomFillSync(pool)
      used = 0
    }
    used += IV
    return pool.subarray(used - IV, used)
  }

  return {
    seal(kind, plain) {
      const iv = nextIv()
      const cipher = createCipheriv('aes-256-gcm', current.key, iv)
      cipher.setAAD(Buffer.from(kind))
      const body = cipher.update(plain, 'utf8')
      cipher.final()
      return Buffer.concat([Buffer.of(current.id), iv, cipher.getAuthTag(), body])
    },
    open(kind, sealed) {
      const key = byId.get(sealed[0] ?? 0)
      if (!key) throw new Error(`no vault key with id ${sealed[0]}; is it gone from VAULT_KEYS?`)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV), {
        authTagLength: TAG,
      })
      decipher.setAAD(Buffer.from(kind))
      decipher.setAuthTag(sealed.subarray(1 + IV, HEAD))
      return decipher.update(sealed.subarray(HEAD)).toString('utf8') + decipher.final('utf8')
    },
    isStale: (sealed) => sealed[0] !== current.id,
    hash: (purpose, plain) =>
      createHmac('sha256', hashKey).update(`${purpose}\0${plain}`).digest('base64url'),
    sameHash: (a, b) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b)),
  }
}
