import { savePeople } from '../features/employee/save-people.ts'
import { resumeNotices } from '../features/notice/resume-notices.ts'
import { planJoinerReminders } from '../features/onboarding/plan-joiner-reminders.ts'
import { resumeCompletion } from '../features/onboarding/resume-completion.ts'
import { resumeReminders } from '../features/onboarding/resume-reminders.ts'
import { closePreboarding } from '../features/preboarding/close-preboarding.ts'
import { closePreboardings } from '../features/preboarding/close-preboardings.ts'
import { findPreboarding, listNotJoined } from '../features/preboarding/preboarding-queries.ts'
import { AppError } from '../kernel/app-error.ts'
import { writeAudit } from '../kernel/audit.ts'
import { shanghaiDate } from '../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../kernel/core.ts'
import { takeTurn } from '../kernel/in-turn.ts'

const SLICE = 500

type Person = { employeeId: string; employeeNo: string }

/** Somebody is in WeCom for the first time: their link ends, what waited for them is told, the gate goes on as it is. */
export async function welcomeMember(core: Core, member: { employeeId: string }): Promise<void> {
  await closePreboarding(core, { ...member, why: 'matched' })
  await resumeNotices(core, member)
  await resumeReminders(core, member)
  await resumeCompletion(core, member)
  await planJoinerReminders(core)
}

/** Every night: who has not come a month after their first day of work leaves like anybody else, contacts included. */
export async function retireNotJoined(core: Core): Promise<void> {
  for (;;) {
    const gone = await inTransaction(core, async (t) => {
      // whom the directory takes in meanwhile is found there, or comes afterwards
      await takeTurn(t, 'people')
      const people = await listNotJoined(t.tx, { now: t.now, limit: SLICE })
      await letGo(t, people, 'not_joined')
      return people.length
    })
    if (gone < SLICE) return
  }
}

/**
 * The HR core says that somebody does not come. Twice is once. Throws AppError `not_found`, and `nothing_to_do` for
 * whoever works here or is in WeCom: they leave as employees do.
 */
export function withdrawJoiner(
  core: Core,
  { employeeNo, keyId }: { employeeNo: string; keyId: string },
): Promise<void> {
  return inTransaction(core, async (t) => {
    await takeTurn(t, 'people')
    const { employeeId, status, userid } = await findPreboarding(t.tx, employeeNo)
    if (status === 'left') return
    if (status !== 'onboarding' || userid !== null) throw new AppError('nothing_to_do')
    await letGo(t, [{ employeeId, employeeNo }], 'withdrawn')
    await writeAudit(t.tx, t.now, {
      actorId: null,
      action: 'preboarding.withdrawn',
      subject: employeeId,
      details: { keyId },
    })
  })
}

async function letGo(
  t: TxCore,
  people: readonly Person[],
  why: 'withdrawn' | 'not_joined',
): Promise<void> {
  if (people.length === 0) return
  await closePreboardings(t, { employeeIds: people.map(({ employeeId }) => employeeId), why })
  const leftOn = shanghaiDate(t.now)
  const rows = people.map(({ employeeNo }) => ({ employeeNo, status: 'left' as const, leftOn }))
  await savePeople(t, { rows })
}
