import { and, eq, isNull } from 'drizzle-orm'
import { preboardings } from '../../../../db/schema/index.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { findVisit, type Visit } from './find-visit.ts'
import { looksLikeBrowser } from './preboarding.ts'

/**
 * Opens a link for the browser that shows this secret, once: from then on it is that browser's alone. The browser had
 * its secret before it pressed, so an answer that gets lost on its way costs nothing: the press again finds `theirs`.
 */
export function openLink(
  core: Core,
  { link, browser }: { link: string; browser: string },
): Promise<Visit> {
  return inTransaction(core, async (t) => {
    const visit = await findVisit(t.tx, t, { link, browser })
    if (visit.found !== 'unopened' || !looksLikeBrowser(browser)) return visit
    const [opened] = await t.tx
      .update(preboardings)
      .set({ openedAt: t.now, browserHash: t.vault.hash('browser', browser) })
      .where(
        and(eq(preboardings.linkHash, t.vault.hash('link', link)), isNull(preboardings.openedAt)),
      )
      .returning({ employeeId: preboardings.employeeId })
    if (opened)
      await writeAudit(t.tx, t.now, {
        actorId: null,
        action: 'preboarding.opened',
        subject: opened.employeeId,
      })
    return findVisit(t.tx, t, { link, browser })
  })
}
