import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { DAY } from '../../../api/_src/kernel/clock.ts'
import { newId } from '../../../api/_src/kernel/ids.ts'
import type { Db } from '../../../db/client.ts'
import { employees, sessions } from '../../../db/schema/index.ts'
import type { Contact } from '../../../shared/contact.ts'
import { CONTACTS_EACH } from './setting.ts'

export type Employee = { userid: string; token: string; phones: string[] }

/** Employees who are logged in, each about to name five people; every number belongs to one of these alone. */
export async function hireStaff(db: Db, contacts: number, now: Date): Promise<Employee[]> {
  const count = Math.ceil(contacts / CONTACTS_EACH)
  const staff = Array.from({ length: count }, (_, n) => ({
    id: newId('employee', now),
    userid: `staff-${n}`,
    token: createHash('sha256').update(`token ${n} ${now.getTime()}`).digest('base64url'),
    phones: Array.from(
      { length: CONTACTS_EACH },
      (_, place) => `137${String(n * CONTACTS_EACH + place).padStart(8, '0')}`,
    ),
  }))
  await db.insert(employees).values(
    staff.map(({ id, userid }) => ({
      id,
      employeeNo: userid,
      userid,
      name: '测试员',
      site: '一号基地',
      status: 'active' as const,
      createdAt: now,
      updatedAt: now,
    })),
  )
  await db.insert(sessions).values(
    staff.map(({ id, token }) => ({
      tokenHash: createHash('sha256').update(token).digest('base64url'),
      employeeId: id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAY),
    })),
  )
  return staff
}

export type Submitted = {
  /** Contact id by phone: answered with 2xx, so it must never be lost. */
  accepted: Map<string, string>
  /** How many were refused, by code. */
  refused: Map<string, number>
  /** Presses that got no answer and were made again, with the same key. */
  retries: number
}

const AT_ONCE = 25
const BETWEEN_TRIES = 150

/** Everybody names their people at once and, like the mini-program, presses again until there is an answer. */
export async function submitAll(origin: string, staff: readonly Employee[]): Promise<Submitted> {
  const result: Submitted = { accepted: new Map(), refused: new Map(), retries: 0 }
  const queue = staff.flatMap(({ token, phones }) => phones.map((phone) => ({ token, phone })))

  async function submitOne({ token, phone }: { token: string; phone: string }): Promise<void> {
    for (;;) {
      const answer = await press(origin, token, phone)
      if (answer?.status === 202) {
        result.accepted.set(phone, ((await answer.json()) as Contact).id)
        return
      }
      const refusal = (await answer?.json().catch(() => null)) as
        | { code: string }
        | null
        | undefined
      const code = refusal?.code ?? 'no_answer'
      if (answer && answer.status < 500 && code !== 'lost_race') {
        result.refused.set(code, (result.refused.get(code) ?? 0) + 1)
        return
      }
      result.retries++
      await wait(BETWEEN_TRIES)
    }
  }
  async function oneAfterAnother(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) await submitOne(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, oneAfterAnother))
  return result
}

async function press(origin: string, token: string, phone: string): Promise<Response | null> {
  return fetch(`${origin}/api/contacts`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `submit-${phone}`,
    },
    body: JSON.stringify({ name: '测试家人', relation: '配偶', phone }),
  }).catch(() => null)
}
