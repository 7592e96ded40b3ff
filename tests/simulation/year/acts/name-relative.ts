import { randomUUID } from 'node:crypto'
import type { Contact } from '../../../../shared/contact.ts'
import type { Year } from '../open-year.ts'
import { isMute } from '../phone-book.ts'
import { diceFor, type Relative, tally, type Worker } from '../town.ts'
import { callAs, logIn } from './call-as.ts'

/** Names a relative, perhaps in the place of somebody; a nervous thumb or a bad line sends the same request twice. */
export async function nameRelative(
  year: Year,
  worker: Worker,
  relative: Relative,
  replaced?: { id: string; reason: string },
): Promise<boolean> {
  const { town } = year
  const { name, relation, phone } = relative
  const dice = diceFor(town, 'name', worker.no, phone)
  const askNow = dice.chance(0.05)
  const body = {
    name,
    relation,
    phone,
    ...(askNow ? { askNow } : {}),
    ...(replaced ? { replaces: replaced.id, reason: replaced.reason } : {}),
  }
  const key = randomUUID()
  const request = { userid: worker.member.userid, path: '/api/contacts', body, key }
  if (askNow) town.hurried.add(`${worker.name} ${phone}`)
  const twice = dice.chance(0.05)
  const answers = await Promise.all(
    Array.from({ length: twice ? 2 : 1 }, () => callAs(year, request)),
  )
  const said = await Promise.all(answers.map(read))
  const taken = said.flatMap(({ status, id }) => (status === 202 && id ? [id] : []))
  if (new Set(taken).size > 1) town.seen.push(`one request, two contacts: ${taken.join()}`)
  for (const id of new Set(taken)) town.accepted.push(id)
  tally(town, taken.length > 0 ? 'named' : `named in vain: ${said[0]?.code ?? 'could not get in'}`)
  if (isMute(phone) && said.some(({ code }) => code?.startsWith('number_vacant')))
    town.seen.push(`an unknown number was refused: ${worker.no}`)
  return taken.length > 0
}

/** What an employee sees of their own contacts; null while they cannot get in. */
export async function readContacts(year: Year, worker: Worker): Promise<Contact[] | null> {
  const client = await logIn(year, worker.member.userid)
  const answer = await client?.call('GET', '/api/contacts')
  if (answer?.status !== 200) return null
  return ((await answer.json()) as { contacts: Contact[] }).contacts
}

type Said = { status: number; id?: string; code?: string }

async function read(answer: Response | null): Promise<Said> {
  if (!answer) return { status: 0 }
  return { ...((await answer.json()) as Omit<Said, 'status'>), status: answer.status }
}
