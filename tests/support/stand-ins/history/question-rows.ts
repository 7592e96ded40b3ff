import { addMilliseconds, DAY, MINUTE } from '../../../../api/_src/kernel/clock.ts'
import { newId } from '../../../../api/_src/kernel/ids.ts'
import type { Life } from './lives.ts'
import type { Past } from './past.ts'

type AskedRow = { id: string; employeeId: string; phoneHash: string; proofAt: Date | null }

/** The questions that were put, and the SMS that put them. */
export function addQuestions(
  { rows, at }: Past,
  { id: contactId, employeeId, phoneHash, proofAt }: AskedRow,
  life: Life,
): void {
  const { asked, proven } = life
  if (proven !== undefined) addQuestion('first', proven, 'confirmed')
  if (asked === undefined || asked === proven) return
  if (life.state === 'due') addQuestion('renewal', asked, asked > 7 ? 'expired' : 'open')
  else if (life.state === 'unanswered') addQuestion('first', asked, 'expired')
  else if (life.state === 'invalid') addQuestion('first', asked, 'declined')
  else if (life.state === 'pending') addQuestion('first', asked, 'open')

  function addQuestion(
    kind: 'first' | 'renewal',
    daysAgo: number,
    state: 'open' | 'confirmed' | 'declined' | 'expired',
  ): void {
    const askedAt = at(daysAgo, 1)
    const id = newId('challenge', askedAt)
    const withdrew = state === 'confirmed' && life.cause === 'withdrew'
    rows.challenges.push({
      id,
      contactId,
      employeeId,
      phoneHash,
      kind,
      form: 'token',
      state,
      extendCode: String(10 + (rows.challenges.length % 90)),
      askedAt,
      deliveredAt: addMilliseconds(askedAt, MINUTE),
      repeatAt: state === 'open' ? addMilliseconds(askedAt, 3 * DAY) : null,
      closesAt: addMilliseconds(askedAt, 7 * DAY),
      ...(state === 'confirmed' || state === 'declined'
        ? { answeredAt: (state === 'confirmed' && proofAt) || at(daysAgo, 2) }
        : {}),
      ...(state === 'confirmed' ? { answeredVia: 'code' as const } : {}),
      ...(state === 'declined'
        ? {
            declineWhy:
              life.cause === 'wrong_person' ? ('unknown' as const) : ('unwilling' as const),
          }
        : {}),
      ...(withdrew ? { withdrawnAt: at(life.ended ?? 0) } : {}),
      createdAt: askedAt,
    })
    const sent = newId('message', askedAt)
    rows.messages.push({
      id: sent,
      kind: kind === 'first' ? 'notice' : 'renewal',
      contactId,
      employeeId,
      challengeId: id,
      phoneHash,
      once: `${id}:notice`,
      asked: false,
      form: 'token',
      state: 'delivered',
      segments: 1,
      attempts: 1,
      dueAt: askedAt,
      claimedAt: askedAt,
      sentAt: askedAt,
      reportedAt: addMilliseconds(askedAt, MINUTE),
      createdAt: askedAt,
    })
  }
}
