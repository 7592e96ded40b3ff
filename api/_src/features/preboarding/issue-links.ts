import { sql } from 'drizzle-orm'
import { writeAudit } from '../../kernel/audit.ts'
import type { TxCore } from '../../kernel/core.ts'
import { arrayOf, rowsOf, toDate } from '../../kernel/rows.ts'
import { linkEnds, linkWorks, mintLink } from './preboarding.ts'

export type WantedLink = {
  employeeId: string
  /** `yyyy-mm-dd` */
  startOn: string
  reissue: boolean
}
export type IssuedLink = { link: string | null; expiresAt: Date }

/**
 * A link for each of these people who has none that works, or for whom another one is wanted: that ends the earlier one
 * and the page that was opened with it; what they filled in stays. The secrets are in the answer and nowhere else
 * (design §9). In the rows' order; no person twice.
 */
export async function issueLinks(
  t: TxCore,
  { keyId, wanted }: { keyId: string; wanted: readonly WantedLink[] },
): Promise<IssuedLink[]> {
  const known = await findLive(
    t,
    wanted.map(({ employeeId }) => employeeId),
  )
  const rows: { id: string; hash: string; expiresAt: string }[] = []
  const issued = wanted.map(({ employeeId, startOn, reissue }): IssuedLink => {
    const expiresAt = known.get(employeeId)
    if (expiresAt && !reissue) return { link: null, expiresAt }
    const link = mintLink(t.random)
    const ends = linkEnds(t.now, startOn)
    const hash = t.vault.hash('link', link)
    rows.push({ id: employeeId, hash, expiresAt: ends.toISOString() })
    return { link, expiresAt: ends }
  })
  await writeLinks(t, keyId, rows)
  return issued
}

/** Until when the links work that these people have. */
async function findLive(t: TxCore, employeeIds: readonly string[]): Promise<Map<string, Date>> {
  const result = await t.tx.execute(sql`
    select employee_id as id, expires_at as "expiresAt", revoked_at as "revokedAt", closed_why as "closedWhy"
    from preboardings where employee_id = any(${arrayOf(employeeIds)}::text[]) for update`)
  const live = new Map<string, Date>()
  for (const row of rowsOf<Kept>(result)) {
    const life = {
      expiresAt: toDate(row.expiresAt) ?? new Date(0),
      revokedAt: toDate(row.revokedAt),
      closedWhy: row.closedWhy,
      openedAt: null,
      finishedAt: null,
    }
    if (linkWorks(life, t.now)) live.set(row.id, life.expiresAt)
  }
  return live
}
type Kept = {
  id: string
  expiresAt: unknown
  revokedAt: unknown
  closedWhy: 'matched' | 'withdrawn' | 'not_joined' | 'left' | null
}

async function writeLinks(
  t: TxCore,
  keyId: string,
  rows: readonly { id: string; hash: string; expiresAt: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await t.tx.execute(sql`
    insert into preboardings (employee_id, link_hash, issued_by, issued_at, expires_at)
    select id, hash, ${keyId}, ${t.now.toISOString()}, "expiresAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, hash text, "expiresAt" timestamptz)
    on conflict (employee_id) do update set link_hash = excluded.link_hash, issued_by = excluded.issued_by,
      issued_at = excluded.issued_at, expires_at = excluded.expires_at, opened_at = null, browser_hash = null,
      finished_at = case when preboardings.closed_at is null then preboardings.finished_at end,
      revoked_at = null, closed_at = null, closed_why = null`)
  for (const { id } of rows)
    await writeAudit(t.tx, t.now, {
      actorId: null,
      action: 'preboarding.issued',
      subject: id,
      details: { keyId },
    })
}
