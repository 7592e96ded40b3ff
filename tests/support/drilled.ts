import { eq, inArray } from 'drizzle-orm'
import { closeDrillCard } from '../../api/_src/features/drill/close-drill-card.ts'
import { getDrill } from '../../api/_src/features/drill/get-drill.ts'
import { listDrillPeople } from '../../api/_src/features/drill/list-drill-people.ts'
import { openDrillCard } from '../../api/_src/features/drill/open-drill-card.ts'
import { recordDrillOutcome } from '../../api/_src/features/drill/record-drill-outcome.ts'
import { startDrill } from '../../api/_src/features/drill/start-drill.ts'
import { showDrillCard } from '../../api/_src/flow/drill-card.ts'
import type { Core } from '../../api/_src/kernel/core.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { contacts, employees } from '../../db/schema/index.ts'
import type { NewDrill } from '../../shared/drill.ts'
import type { EmergencyOutcome } from '../../shared/emergency.ts'
import { addEmployee } from './add-employee.ts'

export const everybody = { all: true } as const
export const wholeCompany = { name: '年度演练', precision: 10, basis: 'company' } as const

/** People at a site, each with one confirmed contact; their ids. */
export async function addPeople(
  core: Core,
  site: string,
  size: number,
  departmentId: string | null = null,
): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < size; n++) {
    const employeeId = await addEmployee(core, { site })
    await addContact(core, employeeId, { position: 1 })
    ids.push(employeeId)
  }
  if (departmentId && ids.length > 0)
    await core.db.update(employees).set({ departmentId }).where(inArray(employees.id, ids))
  return ids
}

let numbers = 0
/** One more contact of somebody, confirmed half a year ago. */
export async function addContact(
  core: Core,
  employeeId: string,
  row: Partial<typeof contacts.$inferInsert> = {},
): Promise<string> {
  const now = core.clock.now()
  const id = newId('contact', now)
  const phone = `137${String(10_000_000 + ++numbers)}`
  await core.db.insert(contacts).values({
    id,
    employeeId,
    nameSealed: core.vault.seal('name', '王芬'),
    relation: '配偶',
    phoneSealed: core.vault.seal('phone', phone),
    phoneHash: core.vault.hash('phone', phone),
    channel: 'mobile',
    position: null,
    state: 'valid',
    proofKind: 'contact_code',
    proofAt: new Date(now.getTime() - 180 * 86_400_000),
    source: 'employee',
    createdAt: now,
    updatedAt: now,
    ...row,
  })
  return id
}

/** Callers of one drill, as the verbs know them. */
export async function startCalls(core: Core, wanted: Partial<NewDrill> = {}, starterId = 'emp_hr') {
  const { drillId } = await startDrill(core, {
    ...wholeCompany,
    ...wanted,
    starterId,
    scope: everybody,
    once: `${starterId}:${wanted.name ?? 'one'}`,
  })
  let presses = 0
  const who = (callerId: string) => ({
    next: () => openDrillCard(core, { callerId, scope: everybody, which: { drillId } }),
    open: (drillPersonId: string) =>
      openDrillCard(core, { callerId, scope: everybody, which: { drillPersonId } }),
    card: (drillPersonId: string) => showDrillCard(core, { drillPersonId, callerId }),
    press: (
      drillPersonId: string,
      contactId: string,
      outcome: EmergencyOutcome,
      more: { corrects?: string; key?: string } = {},
    ) =>
      recordDrillOutcome(core, {
        drillPersonId,
        callerId,
        contactId,
        outcome,
        ...(more.corrects ? { corrects: more.corrects } : {}),
        key: more.key ?? `press-${callerId}-${++presses}`,
      }),
    putDown: (drillPersonId: string, again = false) =>
      closeDrillCard(core, { drillPersonId, callerId, again }),
    drill: () => getDrill(core, { drillId, callerId, scope: everybody, mayRun: true }),
    /** The next one, called from the first contact to the last with this result. */
    async callNext(outcome: EmergencyOutcome) {
      const taken = await this.next()
      if (!taken) throw new Error('nobody is left')
      const { contacts: shown } = await this.card(taken.drillPersonId)
      for (const contact of shown) {
        await this.press(taken.drillPersonId, contact.id, 'dialled')
        await this.press(taken.drillPersonId, contact.id, outcome)
        if (outcome === 'reached') break
      }
      await this.putDown(taken.drillPersonId)
      return { drillPersonId: taken.drillPersonId, contactId: shown[0]?.id ?? '' }
    },
  })
  const people = async () =>
    (await listDrillPeople(core, { drillId, callerId: starterId, scope: everybody })).people
  const contactOf = async (contactId: string) => {
    const [row] = await core.db.select().from(contacts).where(eq(contacts.id, contactId))
    return row
  }
  return { drillId, hr: who(starterId), other: who('emp_other'), people, contactOf }
}
