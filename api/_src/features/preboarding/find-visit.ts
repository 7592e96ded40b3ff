import { eq } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { employees, preboardings } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'
import { linkWorks, looksLikeBrowser, looksLikeLink } from './preboarding.ts'

/** Who stands at the door with this link, and how far they may come in. */
export type Visit =
  /** No such link, or one that a newer one took the place of: nobody learns which. */
  | { found: 'nothing' }
  /** The link is over: `ended`, its person is in WeCom now (`member`), or does not join after all (`gone`). */
  | { found: 'ended' | 'member' | 'gone' }
  /** Nobody opened it yet. */
  | { found: 'unopened'; expiresAt: Date }
  /** It was opened in another browser. */
  | { found: 'elsewhere' }
  | {
      found: 'theirs'
      employeeId: string
      name: string
      issuedAt: Date
      expiresAt: Date
      finishedAt: Date | null
    }

/** Reads only: scanners and previews open links. Hashes are compared in constant time. */
export async function findVisit(
  db: Queryable,
  core: Pick<Core, 'vault' | 'clock'>,
  { link, browser }: { link: string; browser: string },
): Promise<Visit> {
  if (!looksLikeLink(link)) return { found: 'nothing' }
  const { vault } = core
  const [row] = await db
    .select({
      preboarding: preboardings,
      name: employees.name,
      status: employees.status,
      userid: employees.userid,
    })
    .from(preboardings)
    .innerJoin(employees, eq(employees.id, preboardings.employeeId))
    .where(eq(preboardings.linkHash, vault.hash('link', link)))
  if (!row) return { found: 'nothing' }
  const { preboarding, name, status, userid } = row
  if (status === 'left') return { found: 'gone' }
  if (userid !== null) return { found: 'member' }
  if (!linkWorks(preboarding, core.clock.now())) return { found: 'ended' }
  const { employeeId, issuedAt, expiresAt, finishedAt, browserHash } = preboarding
  if (browserHash === null) return { found: 'unopened', expiresAt }
  const shown = looksLikeBrowser(browser) ? vault.hash('browser', browser) : ''
  if (!vault.sameHash(shown, browserHash)) return { found: 'elsewhere' }
  return { found: 'theirs', employeeId, name, issuedAt, expiresAt, finishedAt }
}
