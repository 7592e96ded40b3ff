import { randomBytes } from 'node:crypto'
import { createVault, type Vault } from '../../../api/_src/kernel/vault.ts'

/** Keys of one run. */
export function benchVault(): Vault {
  return createVault({ keys: [{ id: 1, key: randomBytes(32) }], hashKey: randomBytes(32) })
}
