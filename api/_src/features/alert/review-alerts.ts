import { sql } from 'drizzle-orm'
import { byIndex } from '../../kernel/by-index.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce, announceAll } from '../../kernel/outbox.ts'
import { arrayOf } from '../../kernel/rows.ts'
import { wantedAlerts } from './alert.ts'
import { listReviewed, type OpenAlert, type ReviewedEmployee } from './alert-facts.ts'
import { compareAlerts, type ReviewedAlert, worklistRowOf } from './compare-alerts.ts'
import { readOwners } from './owners.ts'
import { saveClosed, saveOpened, saveReviewed, writeWorklist } from './save-alerts.ts'

/** How many employees one transaction reviews. */
const AT_ONCE = 200

/**
 * Opens, updates and closes the alerts of these employees so that they say what the facts say now: worked out
 * from scratch, so that order and repetition do not matter; reviews of one employee at the same time wait for one
 * another. Worklist rows and history change in the same transaction. Announces `alert.raised`, also when an alert
 * gets another owner, and `alert.closed`.
 */
export async function reviewAlerts(
  core: Core,
  { employeeIds }: { employeeIds: readonly string[] },
): Promise<void> {
  const ids = [...new Set(employeeIds)].sort()
  const settings = await core.settings.read(core.db)
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    await inTransaction(core, async (t) => {
      await lockReviews(t, some)
      await reviewLocked(t, some, settings)
    })
  }
}

type Given = { coverageWanted: number; alertLine: number; fallbackHr: readonly string[] }

/**
 * The worklist as its alerts are now, inside a transaction that holds the lock of these employees; nothing is opened or
 * closed: a contact to which a follow-up, or one taken back, is yet to be applied says nothing about its alerts.
 */
export async function refreshWorklist(t: TxCore, ids: readonly string[]): Promise<void> {
  const employees = await listReviewed(t.tx, ids)
  const rows = employees.flatMap((employee) => worklistRowOf(employee, employee.open) ?? [])
  await writeWorklist(t, ids, rows)
}

async function reviewLocked(t: TxCore, ids: readonly string[], given: Given): Promise<void> {
  const employees = await listReviewed(t.tx, ids)
  const rules = { wanted: given.coverageWanted, line: given.alertLine }
  const wanted = employees.map((one) => wantedAlerts(one, rules, t.now))
  const busy = employees.filter((one, place) => one.open.length > 0 || wanted[place]?.length)
  const departmentIds = [...new Set(busy.flatMap(({ departmentId }) => departmentId ?? []))]
  const owners = await readOwners(t.tx, busy.length > 0 ? departmentIds : [], given.fallbackHr)

  const rows: { employee: ReviewedEmployee; alerts: OpenAlert[] }[] = []
  const opened: OpenAlertOf[] = []
  const changed: { was: OpenAlert; now: OpenAlertOf }[] = []
  const closed: { alert: OpenAlert; why: string }[] = []
  for (const [place, employee] of employees.entries()) {
    const compared = compareAlerts(employee, wanted[place] ?? [], owners, t.now)
    const fresh = compared.opened.map((alert) => ({ ...alert, id: newId('alert', t.now) }))
    const after = compared.changed.map(({ was, now }) => ({ was, now: { ...now, id: was.id } }))
    const why = employee.status === 'left' ? 'employee_left' : 'cause_gone'
    opened.push(...fresh)
    changed.push(...after)
    closed.push(...compared.closed.map((alert) => ({ alert, why })))
    rows.push({ employee, alerts: [...compared.kept, ...after.map(({ now }) => now), ...fresh] })
  }
  await saveOpened(t, opened)
  await saveReviewed(t, changed)
  await saveClosed(t, closed)
  await writeWorklist(
    t,
    ids,
    rows.flatMap(({ employee, alerts }) => worklistRowOf(employee, alerts) ?? []),
  )
  await tell(t, opened, changed, closed)
}

type OpenAlertOf = ReviewedAlert & { id: string }

async function tell(
  t: TxCore,
  opened: readonly OpenAlertOf[],
  changed: readonly { was: OpenAlert; now: OpenAlertOf }[],
  closed: readonly { alert: OpenAlert }[],
): Promise<void> {
  const handed = changed.filter(({ was, now }) => was.ownerId !== now.ownerId).map(({ now }) => now)
  const told = [...opened, ...handed]
  await announceAll(
    t.tx,
    t.now,
    'alert.raised',
    told.map(({ id }) => ({ alertId: id })),
  )
  await announceAll(
    t.tx,
    t.now,
    'alert.closed',
    closed.map(({ alert }) => ({ alertId: alert.id })),
  )
  if (told.some(({ ownerId }) => ownerId === null))
    await announce(t.tx, t.now, 'trouble.seen', { kind: 'alerts_undelivered', subject: 'no_owner' })
}

/**
 * Until the transaction ends nobody else reviews these employees, and what is read of them is found by index. In one
 * order, so that nobody waits in a circle.
 */
export async function lockReviews(t: TxCore, employeeIds: readonly string[]): Promise<void> {
  await t.tx.execute(sql`
    select pg_advisory_xact_lock(7310, key), ${byIndex} from (
      select distinct hashtext(id) as key from unnest(${arrayOf(employeeIds)}::text[]) id order by key) keys`)
}
