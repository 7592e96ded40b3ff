import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** The newest link of somebody who is not in WeCom yet: of the secret and of the browser only keyed hashes are kept. */
export const preboardings = pgTable(
  'preboardings',
  {
    employeeId: text().primaryKey(),
    linkHash: text().notNull(),
    /** The API key that asked for it. */
    issuedBy: text().notNull(),
    issuedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** The link belongs to the browser that it was opened in. */
    openedAt: instant(),
    browserHash: text(),
    /** They said that their list is whole; it may still be changed until the link ends. */
    finishedAt: instant(),
    revokedAt: instant(),
    closedAt: instant(),
    closedWhy: text({ enum: ['matched', 'withdrawn', 'not_joined', 'left'] }),
  },
  (t) => [uniqueIndex('preboardings_by_link').on(t.linkHash)],
)
