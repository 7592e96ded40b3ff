import type { Contact } from '../../../../shared/contact.ts'
import type { Year } from '../open-year.ts'
import { relativeOf } from '../settle-town.ts'
import { diceFor, type Relative, tally, type Worker } from '../town.ts'
import { callAs } from './call-as.ts'
import { nameRelative, readContacts } from './name-relative.ts'

const WANTED = 2

/**
 * An employee looks at their contacts and puts right what is wrong: somebody's new number, somebody whom the page calls
 * invalid, one too few. Says whether anything was changed; null where they could not get in.
 */
export async function keepContacts(year: Year, worker: Worker): Promise<boolean | null> {
  const contacts = await readContacts(year, worker)
  if (!contacts) return null
  const live = contacts.filter(({ state }) => state !== 'invalid')
  const waiting = new Set(live.map(({ replaces }) => replaces))
  let changed = false
  for (const contact of live) {
    if (waiting.has(contact.id) || contact.replaces) continue
    const moved = worker.family.find((one) => isNewNumberOf(one, contact))
    if (moved && !live.some(({ phone }) => phone === moved.phone))
      changed =
        (await nameRelative(year, worker, moved, { id: contact.id, reason: '换号' })) || changed
  }
  const missing = WANTED - live.filter(({ replaces }) => !replaces).length
  const tried = new Set(contacts.map(({ phone }) => phone))
  for (let n = 0; n < missing; n++) {
    const relative = nextRelative(year, worker, tried)
    tried.add(relative.phone)
    changed = (await nameRelative(year, worker, relative)) || changed
  }
  return changed
}

function isNewNumberOf({ name, phone }: Relative, contact: Contact): boolean {
  return name === contact.name && phone !== contact.phone
}

/** Somebody of the family whom the list does not have yet, whatever came of it; else the family grows. */
function nextRelative({ town }: Year, worker: Worker, tried: ReadonlySet<string>): Relative {
  const fresh = worker.family.find(({ phone }) => !tried.has(phone))
  if (fresh) return fresh
  const relative = relativeOf(town, diceFor(town, 'family', worker.no))
  worker.family.push(relative)
  return relative
}

/** 没有变化, sometimes twice. */
export async function sayNoChange(year: Year, worker: Worker): Promise<boolean> {
  const press = () => callAs(year, { userid: worker.member.userid, path: '/api/contacts/reaffirm' })
  const answers = await Promise.all(
    diceFor(year.town, 'no change', worker.no).chance(0.1) ? [press(), press()] : [press()],
  )
  const taken = answers.some((answer) => answer?.status === 200)
  if (taken) tally(year.town, 'said no change')
  return taken
}
