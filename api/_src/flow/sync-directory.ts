import { type ClaimedSync, claimSync } from '../features/directory/claim-sync.ts'
import { compareCompany } from '../features/directory/compare-company.ts'
import type { Comparison } from '../features/directory/compare-members.ts'
import { type Company, isImplausible } from '../features/directory/directory-sync.ts'
import type { KnownEmployee } from '../features/directory/member-row.ts'
import { orderDepartments } from '../features/directory/order-departments.ts'
import { readCompany } from '../features/directory/read-company.ts'
import { recordSync, type SyncOutcome } from '../features/directory/record-sync.ts'
import { createTally } from '../features/directory/tally.ts'
import { saveDepartments } from '../features/employee/save-departments.ts'
import { inTransaction } from '../kernel/core.ts'
import { announce } from '../kernel/outbox.ts'
import { ProviderError } from '../kernel/provider-error.ts'
import type { DirectoryPort } from '../ports/directory.ts'
import { saveLeavers, saveMembers } from './directory-rows.ts'
import type { Flow } from './flow.ts'

const CHUNK = 1_000

/**
 * Runs the reading of WeCom's directory that is due, if there is one: all is read before anything is written, and what
 * is written is so piece by piece, each one complete, so that a second run goes on where the first one died.
 */
export async function syncDirectory(flow: Flow): Promise<void> {
  const { directory } = flow
  if (!directory) return
  const claimed = await claimSync(flow)
  if (!claimed) return
  await recordSync(flow, claimed, await runSync(flow, directory, claimed))
}

async function runSync(
  flow: Flow,
  directory: DirectoryPort,
  claimed: ClaimedSync,
): Promise<SyncOutcome> {
  try {
    const company = await readCompany(directory)
    if (!company) return { outcome: 'unread', code: 'empty', retryAfter: undefined }
    const comparison = await compareCompany(flow.db, company, {
      newcomer: claimed.isFirst ? 'active' : 'onboarding',
    })
    const { missing, here } = comparison
    if (isImplausible(missing.length, here) && !claimed.acceptLeavers)
      return { outcome: 'stopped', missing: missing.length, members: company.members.size }
    const gone = await askAboutMissing(directory, missing)
    return await writeCompany(flow, claimed, { company, comparison, gone })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    return { outcome: 'unread', code: error.code, retryAfter: error.retryAfter }
  }
}

/** Of whom the pages do not speak WeCom is asked by name: only who is gone has left. */
async function askAboutMissing(
  directory: DirectoryPort,
  missing: readonly KnownEmployee[],
): Promise<KnownEmployee[]> {
  const gone: KnownEmployee[] = []
  for (const employee of missing)
    if (employee.userid !== null && (await directory.member(employee.userid)) === 'gone')
      gone.push(employee)
  return gone
}

async function writeCompany(
  flow: Flow,
  { isFirst }: ClaimedSync,
  {
    company,
    comparison,
    gone,
  }: { company: Company; comparison: Comparison; gone: KnownEmployee[] },
): Promise<SyncOutcome> {
  const { rows, returning, missing, held } = comparison
  const departments = orderDepartments(company.departments)
  const withoutLeaders = departments.map(({ leaderUserid: _, ...row }) => row)
  const placed = await inTransaction(flow, (t) => saveDepartments(t, { rows: withoutLeaders }))
  const tally = createTally()
  tally.add(held)
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK)
    tally.add(await saveMembers(flow, { rows: part, returning, quiet: isFirst }))
  }
  for (let at = 0; at < gone.length; at += CHUNK)
    tally.add(await saveLeavers(flow, gone.slice(at, at + CHUNK)))
  // only now everybody who leads is there
  await inTransaction(flow, (t) => saveDepartments(t, { rows: departments }))
  if (isFirst) await announce(flow.db, flow.clock.now(), 'employees.changed', { afterId: '' })
  const counts = tally.counts({
    departments: placed.added + placed.changed + placed.gone,
    members: company.members.size,
    hidden: missing.length - gone.length,
  })
  // of a company that is read for the first time everything is new
  return { outcome: 'done', counts, differences: isFirst ? held : tally.listed() }
}
