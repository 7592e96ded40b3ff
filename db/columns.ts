import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant; drizzle hands it over as a Date on every driver. */
export const instant = () => timestamp({ withTimezone: true, precision: 3 })

/** AES-256-GCM ciphertext with its key id (api/_src/kernel/vault.ts); a Buffer on every driver. */
export const sealed = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => value,
  fromDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})
